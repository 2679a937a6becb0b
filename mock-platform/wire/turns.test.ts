import { expect, test } from 'vitest';
import { Turns, type Work } from './turns.ts';

/** An event loop whose clock goes on only while work is done. */
class Loop {
  now = 0;
  /** What others do of its time is added by hand. */
  othersMs = 0;
  /** How long those who wait have rested, each time. */
  readonly rests: number[] = [];
  readonly done: string[] = [];
  readonly turns: Turns;
  #next: (() => void)[] = [];
  #timer: (() => void) | undefined;

  constructor() {
    this.turns = new Turns(
      () => this.now,
      (turn) => this.#next.push(turn),
      (turn, ms) => {
        this.rests.push(ms);
        this.#timer = () => {
          this.now += ms;
          turn();
        };
      },
      () => this.othersMs,
    );
  }

  /** Work of so many pieces of half a millisecond. */
  work(name: string, pieces: number): Work {
    let left = pieces;
    return (until) => {
      while (left > 0) {
        this.now += 0.5;
        left -= 1;
        this.done.push(name);
        if (this.now >= until) break;
      }
      return left > 0;
    };
  }

  /** Time goes on only while nothing can be done. False when nothing waits. */
  turn(): boolean {
    const turns = this.#next;
    this.#next = [];
    for (const turn of turns) turn();
    if (turns.length > 0) return true;
    const timer = this.#timer;
    this.#timer = undefined;
    timer?.();
    return timer !== undefined;
  }
}

test('what takes little is done at once', () => {
  const loop = new Loop();
  expect(loop.turns.begin(loop.work('a', 4), loop.turns.open())).toBe(true);
  expect(loop.done).toHaveLength(4);
  expect(loop.turn()).toBe(false);
});

test('what takes long is done in turns, a bounded part in each, to its end', () => {
  const loop = new Loop();
  expect(loop.turns.begin(loop.work('a', 100), loop.turns.open())).toBe(false);
  const parts = [loop.done.length];
  while (loop.turn()) parts.push(loop.done.length);
  expect(loop.done).toHaveLength(100);
  for (const [index, part] of parts.entries()) expect(part - (parts[index - 1] ?? 0)).toBeLessThanOrEqual(10);
});

test('who asks for little waits for none of fifty floods', () => {
  const loop = new Loop();
  for (let n = 0; n < 50; n += 1) loop.turns.begin(loop.work(`flood ${n}`, 1000), loop.turns.open());
  const account = loop.turns.open();
  for (let n = 0; n < 20; n += 1) {
    loop.turn();
    // A report in 40 ms.
    loop.now += 30;
    loop.turns.begin(loop.work(`good ${n}`, 1), account);
    expect(loop.done.at(-1)).toBe(`good ${n}`);
  }
});

test('a flood that is alone goes on at once, and after a turn’s share of time waits for the loop', () => {
  const loop = new Loop();
  const account = loop.turns.open();
  loop.turns.begin(loop.work('spends all it may', 10), account);
  expect(loop.turn()).toBe(false);
  const atOnce = Array.from({ length: 10 }, (_, n) => loop.turns.begin(loop.work(`packet ${n}`, 1), account));
  expect(atOnce).toEqual([...Array(8).fill(true), false, false]);
  while (loop.turn());
  expect(loop.done.slice(-2)).toEqual(['packet 8', 'packet 9']);
  expect(loop.turns.begin(loop.work('packet 10', 1), account)).toBe(true);
});

test('while others wait, a flood waits with them', () => {
  const loop = new Loop();
  const account = loop.turns.open();
  loop.turns.begin(loop.work('spends all it may', 10), account);
  loop.turns.begin(loop.work('and more', 2), account);
  loop.turns.begin(loop.work('long', 100), loop.turns.open());
  expect(loop.turns.begin(loop.work('short', 1), account)).toBe(false);
});

test('floods get the same, and one that is new is not behind those that have had much', () => {
  const loop = new Loop();
  const floods = Array.from({ length: 5 }, (_, n) => `flood ${n}`);
  for (const flood of floods) loop.turns.begin(loop.work(flood, 1000), loop.turns.open());
  for (let n = 0; n < 100; n += 1) loop.turn();
  const counts = floods.map((flood) => loop.done.filter((name) => name === flood).length);
  expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
  loop.turns.begin(loop.work('new', 15), loop.turns.open());
  loop.turn();
  expect(loop.done.filter((name) => name === 'new')).toHaveLength(15);
});

test('fifty that come at the same moment use a bounded time at once, together', () => {
  const loop = new Loop();
  for (let n = 0; n < 50; n += 1) loop.turns.begin(loop.work(`new ${n}`, 3), loop.turns.open());
  expect(loop.now).toBeLessThan(25);
  while (loop.turn());
  expect(loop.done).toHaveLength(150);
});

test('what rests is not asked again before the next turn', () => {
  const loop = new Loop();
  let asked = 0;
  const work: Work = () => {
    asked += 1;
    return asked < 10 && 'rest';
  };
  loop.turns.begin(work, loop.turns.open());
  expect(asked).toBe(1);
  for (let turns = 1; turns < 10; turns += 1) {
    loop.turn();
    expect(asked).toBe(turns + 1);
  }
  expect(loop.turn()).toBe(false);
});

test('time that was used elsewhere counts: less is done in the next turn, and by others first', () => {
  const loop = new Loop();
  const accounts = ['a', 'b'].map((name) => {
    const account = loop.turns.open();
    loop.turns.begin(loop.work(name, 1000), account);
    return account;
  });
  loop.turn();
  const before = loop.done.length;
  const [a] = accounts;
  if (a) loop.turns.charge(a, 3);
  loop.turn();
  expect(loop.done.slice(before)).toEqual(['b', 'b']);
});

test('the lightest goes on in every turn, whatever was used elsewhere', () => {
  const loop = new Loop();
  const account = loop.turns.open();
  loop.turns.begin(loop.work('a', 100), account);
  for (let n = 0; n < 10; n += 1) {
    const before = loop.done.length;
    loop.turns.charge(account, 1000);
    loop.turn();
    expect(loop.done.length - before).toBe(2);
  }
});

/** For twenty seconds it asked for all that there was. */
function afterFlood(loop: Loop) {
  const account = loop.turns.open();
  for (let n = 0; n < 40; n += 1) {
    loop.turns.begin(loop.work('flood', 1000), account);
    while (loop.turn());
  }
  expect(loop.now).toBe(20_000);
  return account;
}

test('who has sent much for long, and little since, waits for no flood some seconds later', () => {
  const loop = new Loop();
  const account = afterFlood(loop);
  let waited = 0;
  for (let tenth = 0; tenth < 100; tenth += 1) {
    loop.now += 100;
    if (!loop.turns.begin(loop.work('report', 1), account)) waited = tenth;
    while (loop.turn());
    loop.turns.begin(loop.work('another', 20), loop.turns.open());
    loop.turn();
  }
  expect(waited).toBeLessThan(60);
});

test('a flood that has just begun goes before one that goes on', () => {
  const loop = new Loop();
  loop.turns.begin(loop.work('goes on', 1000), afterFlood(loop));
  loop.turns.begin(loop.work('new', 20), loop.turns.open());
  const { length } = loop.done;
  loop.turn();
  expect(new Set(loop.done.slice(length))).toEqual(new Set(['new']));
});

test('work that was cancelled is not done', () => {
  const loop = new Loop();
  const work = loop.work('a', 100);
  loop.turns.begin(work, loop.turns.open());
  const { length } = loop.done;
  loop.turns.cancel(work);
  while (loop.turn());
  expect(loop.done).toHaveLength(length);
});

const long = 20_000;

/** Work that is not divided. */
const heavy = (loop: Loop, name: string, ms: number) => () => {
  loop.now += ms;
  loop.done.push(name);
  return false;
};

test('one that takes long waits for its turn, and behind it those who wait rest as long as it took', () => {
  const loop = new Loop();
  loop.turns.begin(loop.work('flood', 100), loop.turns.open());
  const { length } = loop.done;
  expect(loop.turns.begin(heavy(loop, 'heavy', 40), loop.turns.open(), long)).toBe(false);
  expect(loop.done).toHaveLength(length);
  // It has used the least, so it is the first.
  loop.turn();
  expect(loop.done.slice(length)).toEqual(['heavy']);
  expect(loop.rests).toEqual([40]);
  loop.turn();
  expect(loop.done.at(-1)).toBe('flood');
});

test('one that takes long is done at once while nobody waits; the next one rests first', () => {
  const loop = new Loop();
  expect(loop.turns.begin(heavy(loop, 'first', 20), loop.turns.open(), long)).toBe(true);
  expect(loop.turns.begin(heavy(loop, 'second', 20), loop.turns.open(), long)).toBe(false);
  expect(loop.rests).toEqual([20]);
  loop.turn();
  expect(loop.done).toEqual(['first', 'second']);
});

test('while floods rest, who asks for little does not, also where all have used up what they may use at once', () => {
  const loop = new Loop();
  loop.turns.begin(heavy(loop, 'heavy', 40), loop.turns.open());
  loop.turns.begin(loop.work('flood', 100), loop.turns.open(), long);
  expect(loop.rests).toEqual([40]);
  expect(loop.turns.begin(loop.work('good', 1), loop.turns.open())).toBe(false);
  loop.turn();
  expect(loop.done).toEqual(['heavy', 'good']);
  loop.turn();
  expect(loop.done.at(-1)).toBe('flood');
});

test('where the loop is busy with other things, floods rest as long as those take, within a bound', () => {
  const loop = new Loop();
  loop.turns.begin(loop.work('flood', 1000), loop.turns.open());
  for (const ms of [5, 20, 400, 0]) {
    loop.othersMs += ms;
    loop.turn();
  }
  expect(loop.rests).toEqual([20 - 4, 30 - 4]);
});

test('what the loop did while nobody waited is no reason to rest', () => {
  const loop = new Loop();
  for (let n = 0; n < 3; n += 1) {
    loop.othersMs += 1000;
    loop.turns.begin(loop.work('flood', 20), loop.turns.open());
    while (loop.turn());
  }
  expect(loop.rests).toEqual([]);
});

test('of a pause that falls into a short packet, its device is not charged', () => {
  const loop = new Loop();
  const account = loop.turns.open();
  expect(loop.turns.begin(heavy(loop, 'report, and garbage collection', 50), account, 100)).toBe(true);
  loop.now += 100;
  expect(loop.turns.begin(heavy(loop, 'report', 1), account, 100)).toBe(true);
  expect(account.credit).toBeGreaterThan(2);
});
