import type { Stamp } from '../../../../mock-platform/journal/events.ts';
import type { Rule } from '../../rule.ts';
import { followSettings, type Loss } from './follow-settings.ts';

/** Does a device show what it was set to? One that carries out a part of a set is for the other rule. */
export const judgeKeptValues: Rule['judge'] = ({ exercised, broken, follow }) =>
  follow(followSettings, {
    kept: () => exercised(),
    lost(loss) {
      if (loss.isPart) return undefined;
      exercised();
      return broken({
        message: `It said that it had set ${loss.property}, and shows another value.`,
        ...valuesOf(loss),
      });
    },
  });

/** Does it carry out all of a set? */
export const judgeWholeSets: Rule['judge'] = ({ exercised, broken, follow }) =>
  follow(followSettings, {
    kept(count) {
      if (count > 1) exercised();
    },
    lost(loss) {
      if (!loss.isPart) return undefined;
      exercised();
      const others = loss.setting.properties.filter((one) => loss.setting.hasShown(one)).join(', ');
      return broken({
        message: `Of a property set it carried out ${others}, and not ${loss.property}.`,
        ...valuesOf(loss),
      });
    },
  });

function valuesOf({ property, wanted, shown, isEarlier, setting, shownBy }: Loss) {
  const causes: (Stamp | undefined)[] = [setting.sent, setting.answer, shownBy];
  return {
    expected: `${property}: ${JSON.stringify(wanted)}`,
    actual: shown === undefined ? `no ${property}` : `${property}: ${JSON.stringify(shown)}`,
    ...(isEarlier && { nearMiss: 'the value that it was set to before' }),
    evidence: causes.filter((entry) => entry !== undefined),
  };
}
