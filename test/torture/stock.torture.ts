// B8: the stock prompts, as they are installed, have each fault that is measured in ours: so the measures find what they look for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundleDriver, removeDriver } from '../support/ask-terminal.ts';
import { FAULTS } from '../support/faults.ts';
import { stock } from '../support/subjects.ts';
import { measured, root } from './measure.ts';

test('B8', async (context) => {
  const folder = await bundleDriver('stock-prompts.ts');
  onTestFinished(() => removeDriver(folder));
  const manifest = join(root, 'node_modules', '@inquirer', 'prompts', 'package.json');
  expect(JSON.parse(readFileSync(manifest, 'utf8')).version).toBe('8.7.5');
  const node = Number.parseInt(process.versions.node, 10);
  for (const { fault, measure, ours, stock: theirs, goneIn = node + 1 } of FAULTS)
    expect(await measure(stock(folder)), fault).toEqual(goneIn <= node ? ours : theirs);
  measured(context, `${FAULTS.length} faults found where they are`);
});
