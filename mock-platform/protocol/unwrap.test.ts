import { expect, test } from 'vitest';
import { holdsPlaceholder, unwrap } from './unwrap.ts';

test.each([
  ['"lamp"', 'quotation marks around it'],
  ["'lamp'", 'quotation marks around it'],
  ['`lamp`', 'quotation marks around it'],
  ['“lamp”', 'quotation marks around it'],
  ['‘lamp’', 'quotation marks around it'],
  ['「lamp」', 'quotation marks around it'],
  ['＂lamp＂', 'quotation marks around it'],
  ['\\"lamp\\"', 'quotation marks around it'],
  ['"lamp', 'quotation marks around it'],
  [' lamp', 'white space around it'],
  ['lamp\r\n', 'white space around it'],
  ['lamp\u3000', 'white space around it'],
  ['lamp\0', 'a NUL around it'],
  ['\ufefflamp', 'a byte order mark around it'],
  ['lamp，', 'a comma or semicolon around it'],
  ['"lamp",', 'quotation marks and a comma or semicolon around it'],
  ['<lamp>', '< and > around it'],
  ['{lamp}', 'braces around it'],
])('%j is the text with something around it', (text, leavings) => {
  expect(unwrap(text)).toEqual({ bare: 'lamp', leavings });
});

test.each(['lamp', 'la"mp', "lamp's", ''])('%j is bare', (text) => {
  expect(unwrap(text)).toBeUndefined();
});

test.each(['$ID', '$ID_0_0_2018072417', '%IOT_DEVICE_ID%', '{deviceId}', '<deviceId>', '%s_0_0_%s'])(
  '%j was not filled in',
  (text) => {
    expect(holdsPlaceholder(text)).toBe(true);
  },
);

test.each(['lamp', '5$', '100%', 'a{}', '%2F', 'a%sun'])('%j is as it is', (text) => {
  expect(holdsPlaceholder(text)).toBe(false);
});
