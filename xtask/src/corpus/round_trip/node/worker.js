// The thread that makes instances, from one target on.
import { parentPort, workerData } from 'node:worker_threads';
import { Documents } from './documents.js';
import { instances } from './instances.js';
import { Schemas } from './schemas.js';

const documents = new Documents(workerData.document);
const views = { response: new Schemas(documents, 'writeOnly'), request: new Schemas(documents, 'readOnly') };

for (let target = workerData.first; target < workerData.targets.length; target++) {
  parentPort.postMessage({ start: target });
  const { schema, view } = workerData.targets[target];
  let none;
  try {
    none = instances(views[view], schema, (instance) => parentPort.postMessage({ target, instance }));
  } catch (error) {
    none = error.reason ?? `the generator fails: ${error.message}`;
  }
  if (none) parentPort.postMessage({ target, none });
}
parentPort.postMessage({ done: true });
