/**
 * For tests: a setting of Vitest, for a project with a link to this one where the package would be installed. Vitest follows the
 * link, and would compile again what was compiled. It leaves alone what is installed.
 */
export const asInstalled = String.raw`server: { deps: { external: [/\/(dist|lib)\//] } }`;
