// Instances of one schema: by json-schema-faker, and only those that ajv finds valid.
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { generateSync } from 'json-schema-faker';

// Each kind of instance, with what is tried one after the other until ajv is content: the generator cuts what lies deeper than
// maxDepth, which may leave something invalid.
const KINDS = [
  { seed: 1, tries: [{ optionalsProbability: 0, maxDepth: 6 }, { optionalsProbability: 0, maxDepth: 12 }, { optionalsProbability: 0, maxDepth: 24 }] },
  { seed: 2, tries: [{ optionalsProbability: 0.5, maxDepth: 5 }, { optionalsProbability: 0.4, maxDepth: 9 }, { optionalsProbability: 0.2, maxDepth: 14 }] },
  { seed: 3, tries: [{ optionalsProbability: 0.5, maxDepth: 5 }, { optionalsProbability: 0.4, maxDepth: 9 }, { optionalsProbability: 0.2, maxDepth: 14 }] },
  { seed: 4, tries: [{ alwaysFakeOptionals: true, maxDepth: 5 }, { alwaysFakeOptionals: true, maxDepth: 8 }] },
];
const LARGEST = 200_000;

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const base64 = (random) => Buffer.from(Array.from({ length: random.int(0, 12) }, () => BASE64.charCodeAt(random.int(0, 63)))).toString('base64');
// Formats that OpenAPI names and the generator does not know.
const FORMATS = {
  byte: base64,
  binary: base64,
  base64url: (random) => Buffer.from(base64(random)).toString('base64url'),
  decimal: (random) => `${random.int(-100000, 100000)}.${random.int(10, 99)}`,
};

// Gives each instance to `give`; what it returns is why there was none.
export function instances(schemas, pointer, give) {
  const name = schemas.name(pointer);
  const validate = validator(schemas, name);
  const options = {
    formats: FORMATS,
    refResolver: (reference) => schemas.schemas.get(reference),
    maxDefaultItems: 2,
    fillProperties: false,
  };
  const seen = new Set();
  let failure;
  for (const { seed, tries } of KINDS) {
    for (const [index, attempt] of tries.entries()) {
      try {
        const instance = generateSync(schemas.schemas.get(name), { ...options, ...attempt, seed: hash(pointer) + 97 * seed + index });
        const text = JSON.stringify(instance);
        if (text === undefined || text.length > LARGEST) continue;
        if (!validate(JSON.parse(text))) {
          failure ??= `the generator's instances are invalid: ${validate.errors[0].keyword}`;
          continue;
        }
        if (!seen.has(text)) give(instance);
        seen.add(text);
        break;
      } catch (error) {
        failure ??= `the generator fails: ${error.message}`;
      }
    }
  }
  return seen.size ? undefined : (failure ?? "the generator's instances are too large");
}

const validators = new WeakMap();

function validator(schemas, name) {
  if (!validators.has(schemas)) validators.set(schemas, { ajv: newAjv(), added: new Set() });
  const { ajv, added } = validators.get(schemas);
  for (const [key, schema] of schemas.schemas) {
    if (!added.has(key)) ajv.addSchema(schema, key);
    added.add(key);
  }
  try {
    return ajv.getSchema(name);
  } catch (error) {
    throw Object.assign(error, { reason: `ajv refuses the schema: ${error.message}` });
  }
}

function newAjv() {
  const ajv = new Ajv({ strict: false, validateSchema: false, unicodeRegExp: false, logger: false, inlineRefs: false });
  addFormats(ajv);
  ajv.addFormat('decimal', /^-?\d+(\.\d+)?$/);
  ajv.addFormat('base64url', /^[\w-]*$/);
  return ajv;
}

function hash(text) {
  let value = 17;
  for (const character of text) value = (Math.imul(value, 31) + character.codePointAt(0)) >>> 0;
  return value % 1_000_000_000;
}
