import { gitee } from './gitee.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { jenkins } from './jenkins.ts';
import type { Pipeline } from './pipeline.ts';

/** The CI servers that `init` knows. */
export const pipelines = { github, gitlab, gitee, jenkins } as const satisfies Readonly<Record<string, Pipeline>>;

/** What `init --ci` takes. */
export const ciNames = ['github', 'gitlab', 'gitee', 'jenkins', 'none'] as const;
export type CiName = (typeof ciNames)[number];
