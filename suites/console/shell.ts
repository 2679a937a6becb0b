import { html } from '../report/html/markup.ts';
import { lang, tell } from './page/texts.ts';

/** The page before its script has run. */
export const shell = `${html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${tell('page.title')}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/style.css">
<script type="module" src="/console/main.js"></script>
</head>
<body><noscript>${tell('page.noScript')}</noscript></body>
</html>`}\n`;
