import { SingleBar } from 'cli-progress';
import type { PrepareSteps } from './prepare.js';

/** Tells a person what a long start is doing: a line per step with its time, a moving count of rows below it. */
export function createProgress(): PrepareSteps & { end(): void } {
  const bar = new SingleBar({ format: '  {value} rows written', clearOnComplete: true, hideCursor: true });
  let started = Date.now();
  let title: string | undefined;
  const end = (): void => {
    bar.stop();
    if (title) process.stdout.write(`${title}: ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    title = undefined;
  };
  return {
    step: (next) => {
      end();
      title = next;
      started = Date.now();
      process.stdout.write(`${next} …\n`);
    },
    log: (line) => void process.stdout.write(`  ${line}\n`),
    progress: (rows) => {
      if (!bar.isActive) bar.start(0, 0);
      bar.increment(rows);
    },
    end,
  };
}
