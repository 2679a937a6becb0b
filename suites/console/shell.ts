import { html } from '../report/html/markup.ts';
import { en } from './page/texts/en.ts';
import { zh } from './page/texts/zh.ts';

/** The page before its script has run. */
export const shell = `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${en['page.title']}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/style.css">
<script type="module" src="/console/main.js"></script>
</head>
<body><noscript>${en['page.noScript']} <span lang="zh-Hans">${zh['page.noScript'][1]}</span></noscript></body>
</html>`}\n`;
