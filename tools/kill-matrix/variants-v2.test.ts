import { testVariantsOf } from './testing/variant-trials.ts';

testVariantsOf(2);
