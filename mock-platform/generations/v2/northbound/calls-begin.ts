/** How the paths of generation 2's calls begin. */
export const callsOfSecond = '/v5/';
