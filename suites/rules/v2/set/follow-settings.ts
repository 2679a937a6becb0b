import { isReadable } from '../../../../mock-platform/product-model/data-types.ts';
import { findService } from '../../../../mock-platform/product-model/validate.ts';
import { KnownModels } from '../../judges/report/known-models.ts';
import { mergeJudges } from '../../merge-judges.ts';
import type { Entry, Handlers } from '../../rule.ts';
import { isSuccess } from '../answer-forms.ts';
import { AnswerMessages } from '../answer-messages.ts';
import { nameOf, type ServiceValues, serviceValues } from '../service-values.ts';
import { isSameValue } from './same-value.ts';
import { Setting, Settings } from './settings.ts';

/** A value that the device said that it has set, and shows another one of. */
export interface Loss {
  readonly setting: Setting;
  /** `Light/level`. */
  readonly property: string;
  readonly wanted: unknown;
  /** Undefined where the device does not name the property at all. */
  readonly shown: unknown;
  /** The value that it was set to before, where that is what it shows. */
  readonly isEarlier: boolean;
  /** Other values of the same set are shown. */
  readonly isPart: boolean;
  readonly shownBy: Entry;
}

export interface SettingWatcher {
  /** The device has shown a value that it was set to, one of `count` of the same set. */
  kept?(count: number): void;
  /** Returns what takes the accusation back: when it turns out that only a part was not carried out. */
  lost?(loss: Loss): (() => void) | undefined;
}

/**
 * Follows what a device was set to until it shows it: in the next answer to a property get, or in a report. That is known only of
 * properties that it declares to keep, and only as long as nothing else may have changed them: a command, another set, the device
 * itself, which tells of that in a report.
 */
export function followSettings(watchers: readonly SettingWatcher[]): Handlers {
  const models = new KnownModels();
  const devices = new Map<string, Settings>();
  const messages = new AnswerMessages();
  const of = (deviceId: string): Settings => {
    const settings = devices.get(deviceId) ?? new Settings();
    devices.set(deviceId, settings);
    return settings;
  };

  const lose = (loss: Omit<Loss, 'isPart'>) => {
    const { setting, property } = loss;
    const accuse = (isPart: boolean) => {
      const pardons = watchers.map((watcher) => watcher.lost?.({ ...loss, isPart }));
      return () => {
        for (const pardon of pardons) pardon?.();
      };
    };
    setting.lose(property, accuse);
  };
  const keep = (setting: Setting, property: string, isChange: boolean) => {
    setting.keep(property, isChange);
    for (const watcher of watchers) watcher.kept?.(setting.properties.length);
  };

  const reported = (settings: Settings, services: readonly ServiceValues[], seq: number) => {
    for (const { serviceId, properties } of services) {
      const isFirst = settings.isFirstReport(serviceId);
      for (const [name, shown] of Object.entries(properties)) {
        const property = nameOf(serviceId, name);
        settings.showEarly(property, shown);
        settings.see(property, shown);
        const wanted = settings.wanted.get(property);
        if (!wanted) continue;
        if (isSameValue(shown, wanted.value)) keep(wanted.setting, property, wanted.isNew);
        // It tells that it has changed the value itself. What it has lost with its connection it has not changed.
        else if (wanted.setting.hasShown(property) && !isFirst) settings.wanted.delete(property);
        else wanted.reported = { value: shown, seq };
      }
    }
  };

  const gotten = (settings: Settings, entry: Entry<'command-answered'>, sentAt: number) => {
    const services = serviceValues(messages.of(entry)?.value);
    const model = models.of(entry.deviceId);
    for (const [property, { setting, value, before, isNew, since }] of [...settings.wanted]) {
      const [serviceId = '', name = ''] = splitName(property, services);
      const service = services.find((one) => one.serviceId === serviceId);
      if (!service || since > sentAt) continue;
      const known = model && findService(model, serviceId)?.properties.find((one) => one.propertyName === name);
      if (known && !isReadable(known)) continue;
      const shown = service.properties[name];
      if (isSameValue(shown, value)) keep(setting, property, isNew);
      else {
        settings.wanted.delete(property);
        const isEarlier = before !== undefined && shown !== undefined && isSameValue(shown, before);
        lose({ setting, property, wanted: value, shown, isEarlier, shownBy: entry });
      }
    }
    for (const { serviceId, properties } of services) {
      for (const [name, shown] of Object.entries(properties)) settings.see(nameOf(serviceId, name), shown);
    }
  };

  /** A device that is not asked shows its values in reports: it has had its whole time for one. */
  const undisturbed = (settings: Settings, entry: Entry<'stage-ended'>) => {
    const { reportingSince, isAsked } = settings;
    settings.reportingSince = 0;
    if (isAsked || !entry.complete || reportingSince === 0) return;
    for (const [property, { setting, value, since, reported: latest }] of [...settings.wanted]) {
      if (since > reportingSince || !latest || latest.seq < reportingSince || setting.hasShown(property)) continue;
      settings.wanted.delete(property);
      lose({ setting, property, wanted: value, shown: latest.value, isEarlier: false, shownBy: entry });
    }
  };

  return mergeJudges(models.handlers, messages.handlers, {
    'device-declared'({ deviceId, settable, echoCommand }) {
      of(deviceId).declare(settable ?? [], echoCommand);
    },
    'stage-began'({ stage, deviceId, seq }) {
      if (stage === 'reporting') of(deviceId).reportingSince = seq;
    },
    'stage-ended'(entry) {
      if (entry.stage === 'reporting') undisturbed(of(entry.deviceId), entry);
    },
    'device-started': ({ deviceId }) => of(deviceId).forget(),
    'device-online': ({ deviceId }) => of(deviceId).comeBack(),
    'message-received'(entry) {
      if (entry.v2?.channel === 'properties/report') {
        reported(of(entry.deviceId), serviceValues(entry.value), entry.seq);
      }
    },
    'command-sent'(entry) {
      const settings = of(entry.deviceId);
      if (entry.v2?.family === 'set')
        settings.sent(new Setting(entry, settings.namedIn(entry.paras)), entry.fit === 'valid');
      else if (entry.v2?.family === 'get') settings.asked(entry);
      else settings.commanded(entry);
    },
    'probe-sent': ({ deviceId, seq }) => of(deviceId).probed(seq),
    'command-answered'(entry) {
      const settings = of(entry.deviceId);
      if (entry.v2?.family === 'get') gotten(settings, entry, settings.takeAsked(entry.key));
      else if (entry.v2?.family !== 'set') settings.carriedOut(entry.key);
      else if (isSuccess(entry.errcode))
        for (const { setting, property, isNew } of settings.answered(entry)) keep(setting, property, isNew);
      else settings.failed(entry.key);
    },
    'command-unanswered'({ deviceId, key }) {
      const settings = of(deviceId);
      settings.failed(key);
      settings.carriedOut(key);
      settings.takeAsked(key);
    },
  });
}

/** Names of services may have a slash in them: of the two parts, the first is one that the answer names, if there is one. */
function splitName(property: string, services: readonly ServiceValues[]): readonly string[] {
  const service = services.find(({ serviceId }) => property.startsWith(`${serviceId}/`));
  return service ? [service.serviceId, property.slice(service.serviceId.length + 1)] : [];
}
