import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillPlaceholders, splitCommandLine } from './command-line.ts';
import { DeviceError } from './device.ts';
import { sampleConnection } from './v1/sample-connection.ts';

const lines: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['', []],
  ['  \t\n ', []],
  ['python3 device.py', ['python3', 'device.py']],
  ['  python3\t device.py\n', ['python3', 'device.py']],
  [`node 'my device.js'`, ['node', 'my device.js']],
  ['node "my device.js"', ['node', 'my device.js']],
  ['node my\\ device.js', ['node', 'my device.js']],
  [`a '' ""`, ['a', '', '']],
  [`a'b c'd"e f"g`, ['ab cde fg']],
  [`'a\\b' "a\\b" a\\b`, ['a\\b', 'a\\b', 'ab']],
  ['"\\"quoted\\" \\\\ \\$HOME \\`id\\`"', ['"quoted" \\ $HOME `id`']],
  [`'it'\\''s'`, ["it's"]],
  ['a\\\nb "c\\\nd"', ['ab', 'cd']],
  ["'a\nb'", ['a\nb']],
  [`a '|' "&&" \\; b`, ['a', '|', '&&', ';', 'b']],
  ['--filter=a&b', ['--filter=a&b']],
  ['echo ä€😀', ['echo', 'ä€😀']],
];

describe('splitCommandLine', () => {
  test.each(lines)('splits %j', (line, words) => {
    expect(splitCommandLine(line)).toEqual(words);
  });

  test.each(lines.filter(([line]) => !line.includes('--filter')))('splits %j as sh does', (line, words) => {
    const printed = execFileSync('sh', ['-c', `printf '%s\\0' end ${line.trim()}`], { encoding: 'utf8' });
    expect(printed.split('\0').slice(1, -1)).toEqual(words);
  });

  test('expands nothing', () => {
    expect(splitCommandLine('echo $HOME ~ *.ts {a,b} `id` $(id) # more')).toEqual(
      'echo $HOME ~ *.ts {a,b} `id` $(id) # more'.split(' '),
    );
  });

  test('gets back any words that were quoted', () => {
    const quotings = [
      (word: string) => `'${word.replaceAll("'", "'\\''")}'`,
      (word: string) => `"${word.replaceAll(/["\\$`]/g, '\\$&')}"`,
      (word: string) => word.replaceAll(/[^\n]/gu, '\\$&').replaceAll('\n', "'\n'") || "''",
    ];
    const word = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.constantFrom(...quotings))), (words) => {
        const line = words.map(([text, quote]) => quote(text)).join(' ');
        expect(splitCommandLine(line)).toEqual(words.map(([text]) => text));
      }),
    );
  });

  test.each([
    [
      `node 'my device.js`,
      `The command line node 'my device.js ends with the single quote at character 6 open. Close it, or put a backslash before it to mean the character itself.`,
    ],
    [
      'node "a\\"',
      'The command line node "a\\" ends with the double quote at character 6 open. Close it, or put a backslash before it to mean the character itself.',
    ],
    [
      'node a\\',
      'The command line node a\\ ends with a backslash. Remove it, or double it to mean the character itself.',
    ],
    [
      'cd lamp && ./run',
      'The command line cd lamp && ./run holds &&, which only a shell understands; the device is started without one. ' +
        "Put the line into a script, write sh -c '…', or quote && to pass it as an argument.",
    ],
    [
      './run 2>errors',
      'The command line ./run 2>errors holds 2>errors, which only a shell understands; the device is started without one. ' +
        "Put the line into a script, write sh -c '…', or quote 2>errors to pass it as an argument.",
    ],
  ])('refuses %j', (line, message) => {
    expect(() => splitCommandLine(line)).toThrow(new DeviceError(message));
  });

  test.each(['a | b', 'a || b', 'a & b', 'a &', 'a ; b', 'a < b', 'a > b', 'a >> b', 'a >b'])('refuses %j', (line) => {
    expect(() => splitCommandLine(line)).toThrow(/only a shell understands/);
  });
});

describe('fillPlaceholders', () => {
  test.each([
    ['{host}:{port}', '127.0.0.1:8883'],
    ['{transport}://{host}', 'mqtts://127.0.0.1'],
    ['--ca={caFile}', '--ca=/tmp/ca files/ca.pem'],
    ['{deviceId} {nodeId} {secret}', '5f7a_lamp lamp-1 9d1f6c0b3a'],
    ['{productModel}', '/models/street-lamp'],
    ['{Host} {toString} {} {"host":1}', '{Host} {toString} {} {"host":1}'],
  ])('makes %j to %j', (word, filled) => {
    expect(fillPlaceholders(word, sampleConnection)).toBe(filled);
  });

  test('takes values as they are', () => {
    expect(fillPlaceholders('{secret}', { ...sampleConnection, secret: '$&{host}' })).toBe('$&{host}');
  });
});
