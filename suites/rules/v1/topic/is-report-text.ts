import { kindOf } from '../../../../mock-platform/generations/v1/kind-of.ts';

/** Is it a report by what stands in it, wherever it was published? */
export function isReportText(payload: Uint8Array): boolean {
  try {
    return kindOf(JSON.parse(new TextDecoder().decode(payload))) === 'report';
  } catch {
    return false;
  }
}
