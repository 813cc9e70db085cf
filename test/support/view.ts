// An emulated screen that a test watches: of a pseudo-terminal, or of streams in this process.
import xterm from '@xterm/headless';

export type View = {
  /** Takes in what a program writes. */
  write: (data: string) => void;
  /** Waits until what is looked for in the screen is there, and gives it; `what` names it where it never comes. */
  until: <T>(what: string, found: (screen: string) => T | undefined | false) => Promise<T>;
  /** What is on the screen, and everything that can be scrolled to. */
  screen: () => string;
  scrollback: () => string;
  cursor: () => { row: number; column: number };
  resize: (columns: number, rows: number) => void;
  dispose: () => void;
};

/** How long to wait for a screen before the test fails: these machines are shared, and a start takes its time. */
const PATIENCE = 20_000;

/** Opens a screen; `convertEol`: there is no terminal before it that makes a line break of two characters. */
export function openView(columns: number, rows: number, convertEol = false): View {
  const view = new xterm.Terminal({
    cols: columns,
    rows,
    convertEol,
    allowProposedApi: true,
    scrollback: 5000,
    logLevel: 'off',
  });
  const watchers = new Set<() => void>();
  const lines = (from: number, count: number) =>
    Array.from(
      { length: count },
      (_, row) => view.buffer.active.getLine(from + row)?.translateToString(true) ?? '',
    ).join('\n');
  const screen = () => lines(view.buffer.active.baseY, view.rows);
  return {
    write: (data) =>
      view.write(data, () => {
        for (const watcher of [...watchers]) watcher();
      }),
    until: (what, found) =>
      new Promise((resolve, reject) => {
        const watcher = () => {
          const result = found(screen());
          if (result === undefined || result === false) return;
          clearTimeout(timer);
          watchers.delete(watcher);
          resolve(result);
        };
        const timer = setTimeout(() => {
          watchers.delete(watcher);
          reject(new Error(`waited in vain for ${what}; the screen:\n${screen()}`));
        }, PATIENCE);
        watchers.add(watcher);
        watcher();
      }),
    screen,
    scrollback: () => lines(0, view.buffer.active.length),
    cursor: () => ({ row: view.buffer.active.cursorY, column: view.buffer.active.cursorX }),
    resize: (width, height) => view.resize(width, height),
    dispose: () => view.dispose(),
  };
}
