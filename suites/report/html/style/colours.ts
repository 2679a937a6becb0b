/** Every colour of the page, for light and for dark. Text keeps a contrast of at least 4.5 to 1 with what is behind it. */
export const colours = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #ffffff; --sunk: #eef0f4; --line: #d9dde4; --ink: #171c26; --soft: #566072;
  --link: #0a58ca; --focus: #0a58ca;
  --pass: #12743f; --fail: #c0182b; --warn: #8f5b00; --idle: #5b6577;
  --pass-bg: #e3f5ea; --fail-bg: #fdebec; --warn-bg: #fdf3da; --idle-bg: #eceff3;
  --device: #5b3fc4; --platform: #0b6a85;
  --shade: 11, 106, 133;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1218; --card: #161c25; --sunk: #0f141b; --line: #2b3442; --ink: #e8ecf3; --soft: #9ba7b9;
    --link: #7db4ff; --focus: #7db4ff;
    --pass: #57d38c; --fail: #ff8088; --warn: #f0bb4e; --idle: #a3aec0;
    --pass-bg: #11301f; --fail-bg: #3a151b; --warn-bg: #35290d; --idle-bg: #222a36;
    --device: #b3a0ff; --platform: #63c9e6;
    --shade: 99, 201, 230;
  }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --sunk: #f4f5f7; --line: #c9ced6; --ink: #000; --soft: #444;
    --link: #000; --pass: #12743f; --fail: #c0182b; --warn: #8f5b00; --idle: #444;
    --pass-bg: #fff; --fail-bg: #fff; --warn-bg: #fff; --idle-bg: #fff; --device: #5b3fc4; --platform: #0b6a85;
  }
}
`;
