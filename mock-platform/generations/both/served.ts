import type { ApplicationSide } from '../../northbound/open-side.ts';
import type { ServedGeneration } from '../served-generation.ts';
import { v1 } from '../v1/served.ts';
import { callsOfSecond } from '../v2/northbound/calls-begin.ts';
import { v2 } from '../v2/served.ts';
import { describedFor } from './spoken.ts';

/** Both generations, as they are served on the same ports. */
export const both: ServedGeneration = {
  name: 'both',
  speaks: [v1.name, v2.name],
  choice: 'auto',
  dialect: v2.dialect,
  settings: [...new Map([...v1.settings, ...v2.settings].map((one) => [one.member, one])).values()],
  productFiles: [...v1.productFiles, ...v2.productFiles],
  async members() {
    const [first, second] = await Promise.all([v1.members(), v2.members()]);
    return {
      product: { ...first.product, ...second.product },
      options: { ...first.options, ...second.options },
    };
  },
  contradictions: (product, subjectOf) => [
    ...v1.contradictions(product, subjectOf),
    ...v2.contradictions(product, subjectOf),
  ],
  loadProduct: async (product) => ({ ...(await v1.loadProduct(product)), ...(await v2.loadProduct(product)) }),
  async load(options) {
    const { bothGenerations } = await import('./both-generations.ts');
    const { optionsOfFirst } = await import('../v1/served.ts');
    const { optionsOfSecond } = await import('../v2/served.ts');
    return bothGenerations({ ...optionsOfFirst(options), ...optionsOfSecond(options) });
  },
  firstKey: v2.firstKey,
  usual: v2.usual,
  deviceIdOf: (product, nodeId) => (describedFor(product) === 1 ? v1 : v2).deviceIdOf(product, nodeId),
  apiPage: v2.apiPage,
  loginOf: v1.loginOf,
  toldOf: (product) => (describedFor(product) === 1 ? v1 : v2).toldOf(product),
  reportOf: (device, product, services) => (describedFor(product) === 1 ? v1 : v2).reportOf(device, product, services),
  async loadSide() {
    const [newFirst, newSecond] = await Promise.all([v1.loadSide(), v2.loadSide()]);
    return (options, ownPorts) => bothSides(newFirst(options, ownPorts), newSecond(options, ownPorts));
  },
};

/** The calls of both, told apart by their paths. */
function bothSides(first: ApplicationSide, second: ApplicationSide): ApplicationSide {
  const sides = [first, second];
  return {
    async load() {
      const [answerFirst, answerSecond] = await Promise.all([first.load(), second.load()]);
      return (request, env) => {
        const isSecond = new URL(request.url).pathname.startsWith(callsOfSecond);
        return isSecond ? answerSecond(request, env) : answerFirst(request, env);
      };
    },
    follow(entry) {
      for (const side of sides) side.follow(entry);
    },
    reset() {
      for (const side of sides) side.reset();
    },
    close() {
      for (const side of sides) side.close();
    },
  };
}
