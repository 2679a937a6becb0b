/** What vitest sets for its tests. A device that reads `MODE` or `BASE_URL` must not take these for its own. */
const setByRunner: Readonly<Record<string, string>> = {
  BASE_URL: '/',
  DEV: '1',
  MODE: 'test',
  NODE_ENV: 'test',
  PROD: '',
  SSR: '1',
  TEST: 'true',
};

/** The variables that a device inherits: the same whether a test runner runs the suite or not. */
export function inheritedEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (env.VITEST === undefined) return env;
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => !/^VITEST(_|$)/.test(name) && setByRunner[name] !== value),
  );
}
