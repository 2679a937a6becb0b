/** The versions of Vitest that the suites run under, as package.json names them. */
export const supportedVitest = '^4.1.0 || ^5.0.0';

/** What is wrong with this version of Vitest, and what to do; undefined when the suites run under it. */
export function unsupportedVitest(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  if (major === 5 || (major === 4 && minor >= 1)) return undefined;
  return (
    `This is Vitest ${version}, and the conformance suites run under Vitest ${supportedVitest}. ` +
    'Install one of these (npm install --save-dev vitest@4), or run the suites without Vitest: npx huawei-iot-conformance run.'
  );
}
