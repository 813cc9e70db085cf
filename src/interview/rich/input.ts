// The keyboard as a stream of presses: raw mode, chunks of keys, the end of input. Knows no question and draws nothing.
import { emitKeypressEvents, type Interface } from 'node:readline';
import { type Key, type KeyMemory, noMemory, type Press, readKeys, readRest, SPLIT_KEY_MS } from './keys.ts';

export type Input = {
  /** Takes the keyboard (raw mode); may be called again. */
  start: () => void;
  /** Resolves once what had been typed by now has been handed on. */
  caughtUp: () => Promise<void>;
  /** Keeps listening, so that what is typed between two questions is not lost, without keeping the program alive. */
  rest: () => void;
  /** Gives the keyboard back. */
  stop: () => void;
};

/** How long Esc waits for the rest of a key; Node's own 500 ms would make it feel dead. */
const ESCAPE_MS = 50;
/** How long an Enter at the end of what looks like a paste waits for more of it. */
const PASTE_MS = 60;
/** This many keys at once are no typing. */
const PASTE_KEYS = 32;

/** Listens to `stream` and hands on what the person does, in the pieces it comes in. */
export function createInput(stream: NodeJS.ReadStream, deliver: (presses: Press[]) => void): Input {
  let started = false;
  let keys: Key[] = [];
  let memory: KeyMemory = noMemory;
  let flushing: NodeJS.Immediate | undefined;
  let waiting: NodeJS.Timeout | undefined;

  // The keys of one chunk arrive one by one, synchronously: they are read together once all are there.
  const onKey = (_text: string | undefined, key: Key) => {
    keys.push(key);
    flushing ??= setImmediate(() => {
      flushing = undefined;
      stopWaiting();
      const breaks = keys.filter((each) => each.name === 'return').length;
      const pasted = keys.at(-1)?.name === 'return' && (breaks > 1 || keys.length >= PASTE_KEYS);
      if (pasted && memory.paste === undefined) waiting = setTimeout(flush, PASTE_MS);
      else flush();
    });
  };

  const stopWaiting = () => {
    clearTimeout(waiting);
    waiting = undefined;
  };

  const flush = () => {
    stopWaiting();
    const read = readKeys(memory, keys, performance.now());
    keys = [];
    memory = read.memory;
    if (memory.held !== '' || memory.paste !== undefined) waiting = setTimeout(flushRest, SPLIT_KEY_MS);
    if (read.presses.length > 0) deliver(read.presses);
  };

  const flushRest = () => {
    stopWaiting();
    const read = readRest(memory);
    memory = read.memory;
    if (read.presses.length > 0) deliver(read.presses);
  };

  const onEnd = () => {
    if (flushing !== undefined) clearImmediate(flushing);
    flushing = undefined;
    flush();
    flushRest();
    deliver([{ name: 'end-of-input' }]);
  };

  return {
    start() {
      stream.ref?.();
      if (started) return;
      started = true;
      emitKeypressEvents(stream, { escapeCodeTimeout: ESCAPE_MS } as unknown as Interface);
      stream.on('keypress', onKey);
      for (const event of ['end', 'close']) stream.on(event, onEnd);
      // The listener for 'error' stays: a window that closes late must not bring the program down.
      if (!stream.listeners('error').includes(onEnd)) stream.on('error', onEnd);
      setRaw(stream, true);
      stream.resume();
      if (stream.readableEnded || stream.destroyed) setImmediate(onEnd);
    },
    async caughtUp() {
      // The system's buffer is read between two turns of the event loop, and the chunk is handed on one turn later.
      for (let turn = 0; turn < 3 || waiting !== undefined; turn++) {
        await new Promise((resolve) => (waiting === undefined ? setImmediate(resolve) : setTimeout(resolve, 10)));
      }
    },
    rest() {
      stream.unref?.();
    },
    stop() {
      if (!started) return;
      started = false;
      stopWaiting();
      stream.off('keypress', onKey);
      for (const event of ['end', 'close']) stream.off(event, onEnd);
      setRaw(stream, false);
      stream.pause();
      stream.unref?.();
    },
  };
}

/** Raw mode may fail where the window is gone already. */
function setRaw(stream: NodeJS.ReadStream, raw: boolean): void {
  try {
    if (stream.isTTY) stream.setRawMode(raw);
  } catch {
    // Nothing is left to set.
  }
}
