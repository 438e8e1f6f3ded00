// Makes instances of the schemas of one document.
//
//     node main.js DOCUMENT TARGETS OUT SECONDS
//
// TARGETS has a line of JSON for each schema: {"schema": "file#/pointer", "view": "response" | "request"}. OUT gets lines of JSON:
// {"target": N, "instance": …} for each instance, {"target": N, "none": "why"} where there is none, and {"end": true}.
// The work is done in a thread, so that a schema that takes too long can be given up: SECONDS for all of the document, and a
// part of that for each schema.
import fs from 'node:fs';
import { Worker } from 'node:worker_threads';

const [document, targetsFile, out, seconds] = process.argv.slice(2);
const end = Date.now() + 1000 * Number(seconds);
const SCHEMA_MILLISECONDS = 4000;
const START_MILLISECONDS = 60000;

const targets = fs.readFileSync(targetsFile, 'utf8').split('\n').filter((line) => line).map((line) => JSON.parse(line));
const file = fs.openSync(out, 'w');
const write = (line) => fs.writeSync(file, `${JSON.stringify(line)}\n`);

let next = 0;
while (next < targets.length && Date.now() < end) next = await work(next);
for (; next < targets.length; next++) write({ target: next, none: 'time for the document is over' });
write({ end: true });
process.exit(0);

// Runs a thread from a target on; gives the target to go on with.
function work(first) {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('worker.js', import.meta.url), {
      workerData: { document, targets, first },
      resourceLimits: { maxOldGenerationSizeMb: 3000, stackSizeMb: 64 },
    });
    let [current, found, timer] = [first, false, undefined];
    const stop = (reason) => {
      clearTimeout(timer);
      if (!found) write({ target: current, none: reason });
      worker.removeAllListeners();
      worker.on('error', () => {});
      worker.terminate().then(() => resolve(current + 1));
    };
    const wait = (milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(() => stop('takes too long'), Math.max(0, Math.min(milliseconds, end - Date.now())));
    };
    wait(START_MILLISECONDS);
    worker.on('message', (message) => {
      if (message.start !== undefined) {
        [current, found] = [message.start, false];
        wait(SCHEMA_MILLISECONDS);
      } else if (message.done) {
        clearTimeout(timer);
        worker.removeAllListeners();
        worker.terminate().then(() => resolve(targets.length));
      } else {
        found = true;
        write(message);
      }
    });
    worker.on('error', (error) => stop(`the generator breaks down: ${error.code ?? error.message}`));
  });
}
