import fc from 'fast-check';
import type { Parameter } from '../../mock-platform/product-model/model.ts';
import { type InvalidValue, invalidValue } from './invalid-values.ts';
import { jsonBytes } from './json-bytes.ts';
import { roomFor, validValue } from './values.ts';

/** One member of an object to draw, and the room that its value takes. */
export interface Slot {
  readonly name: string;
  readonly required: boolean;
  /** Bytes of JSON text that its value may need at the least. */
  readonly least: number;
  /** Whether it can use more room than that. */
  readonly elastic: boolean;
  draw(maxJsonBytes: number): fc.Arbitrary<unknown>;
}

export function validSlot({ paraName, ...type }: Parameter): Slot {
  return { name: paraName, required: type.required, ...roomFor(type), draw: (room) => validValue(type, room) };
}

/** Draws an `InvalidValue`. */
export function invalidSlot({ paraName, ...type }: Parameter): Slot {
  const draw = (room: number): fc.Arbitrary<InvalidValue> => invalidValue(type, room);
  return { name: paraName, required: true, least: 24, elastic: true, draw };
}

/**
 * Objects with these members, in this order, that add at most `room` bytes to the JSON text `{}`. Optional members
 * come and go, and shrink away. `undefined` when not even the required members fit.
 */
export function parameters(slots: readonly Slot[], room: number): fc.Arbitrary<Record<string, unknown>> | undefined {
  let spare = room;
  const kept = new Set<Slot>();
  const requiredFirst = [...slots.filter(({ required }) => required), ...slots.filter(({ required }) => !required)];
  for (const slot of requiredFirst) {
    const needed = jsonBytes(slot.name) + ':,'.length + slot.least;
    if (needed > spare && slot.required) return undefined;
    if (needed > spare) continue;
    spare -= needed;
    kept.add(slot);
  }
  const inOrder = slots.filter((slot) => kept.has(slot));
  const share = Math.floor(spare / inOrder.filter(({ elastic }) => elastic).length);
  const shape = inOrder.map((slot) => [slot.name, slot.draw(slot.elastic ? slot.least + share : slot.least)] as const);
  const requiredKeys = inOrder.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(shape), { requiredKeys, noNullPrototype: true });
}
