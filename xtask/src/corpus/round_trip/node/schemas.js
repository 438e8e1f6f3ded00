// The schemas of a document as JSON Schema 2020-12, each where something refers to it a schema of its own.
import convertOld from '@openapi-contrib/openapi-schema-to-json-schema';
import { Trouble } from './documents.js';

const { fromSchema } = convertOld;

// What JSON Schema 2020-12 and this project's formats know; everything else is annotation, and some of it confuses the generator.
const KEYWORDS = new Set(
  `$ref type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern format items
  prefixItems contains minContains maxContains minItems maxItems uniqueItems properties patternProperties additionalProperties
  propertyNames required minProperties maxProperties dependentRequired dependentSchemas allOf anyOf oneOf not if then else
  unevaluatedProperties unevaluatedItems`.split(/\s+/),
);
const ONE = ['items', 'contains', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else', 'unevaluatedProperties', 'unevaluatedItems'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', 'dependentSchemas'];

// Other spellings of formats, which the types read as the format that is plainly meant.
const MEANT = { uuid1: 'uuid', uuid3: 'uuid', uuid4: 'uuid', uuid5: 'uuid', uuid7: 'uuid', uuidv1: 'uuid', uuidv4: 'uuid', uuidv7: 'uuid', guid: 'uuid', uuid: 'uuid', date: 'date', datetime: 'date-time', rfc3339: 'date-time', byte: 'byte', base64: 'byte' };
const meantFormat = (format) => (typeof format === 'string' ? (MEANT[format.replace(/[-_]/g, '').toLowerCase()] ?? format) : format);

export class Schemas {
  // `hidden`: the keyword of the properties that this view leaves out.
  constructor(documents, hidden) {
    this.documents = documents;
    this.hidden = hidden;
    this.names = new Map();
    this.schemas = new Map();
    this.file = '';
  }

  // The schema at `file#/pointer`, by a name that others refer to it by; everything that it refers to is in `schemas` then.
  name(pointer) {
    const open = [];
    const name = this.named(this.documents.locate(pointer, ''), open);
    for (let next = open.pop(); next; next = open.pop()) this.schemas.set(next.name, this.convert(next, open));
    return name;
  }

  // `isParent`: where a schema is named by one that inherits from it.
  named(place, open, isParent = false) {
    const found = this.documents.node(place);
    const key = `${isParent} ${found.file}#${JSON.stringify(found.tokens)}`;
    if (!this.names.has(key)) {
      const name = `${this.hidden}-${this.names.size}`;
      this.names.set(key, name);
      open.push({ name, isParent, ...found });
    }
    return this.names.get(key);
  }

  // What a reference leads to; any value where it leads nowhere.
  refer(reference, file, open, isParent = false) {
    try {
      return this.named(this.documents.locate(reference, file), open, isParent);
    } catch (error) {
      if (!(error instanceof Trouble) || error.isOurs) throw error;
      this.schemas.set('anything', true);
      return 'anything';
    }
  }

  convert({ node, file, tokens, isParent }, open) {
    if (typeof node === 'boolean') return node;
    if (!node || typeof node !== 'object' || Array.isArray(node)) return true;
    if (this.documents.isSwagger) node = fromSwagger(structuredClone(node));
    const before = (schema) => this.before(schema, file, open);
    const children = isParent ? [] : this.children(node, file, tokens);
    const schema = children.length ? this.anyChild(node, children) : structuredClone(node);
    const { section } = this.documents;
    const isComponent = tokens.length === section.length + 1 && tokens[0] === section[0];
    if (isComponent && !children.length) inherit(schema);
    if (!this.documents.isOld) return walk(schema, before, after);
    const options = { cloneSchema: false, strictMode: false, beforeTransform: before, afterTransform: after };
    const { $schema, ...converted } = fromSchema(schema, options);
    return converted;
  }

  before(schema, file, open) {
    if (this.documents.isSwagger) fromSwagger(schema);
    if (!schema.$ref) this.hide(schema, file);
    // The conversion of 3.0 forgets keys that are required and no property.
    if (Array.isArray(schema.required)) schema['x-required'] = schema.required;
    if (typeof schema.$dynamicRef === 'string' && schema.$ref === undefined) schema.$ref = schema.$dynamicRef;
    if (typeof schema.$ref === 'string') {
      // 3.0 says that what stands beside a reference is ignored, and people write it all the same. An instance for which it
      // holds too is valid either way.
      return { ...schema, $ref: this.refer(schema.$ref, file, open, schema['x-parent']) };
    }
    if (schema.properties || schema.allOf?.length > 1) inherit(schema);
    this.discriminate(schema, file);
    return schema;
  }

  // A base with a discriminator: the schemas that its mapping names, else those that name it in `allOf`.
  children(node, file, tokens) {
    if (typeof node.discriminator?.propertyName !== 'string' || node.oneOf || node.anyOf) return [];
    const mapping = Object.entries(node.discriminator.mapping ?? {}).filter(([, target]) => typeof target === 'string');
    const components = this.documents.named(file);
    const pointer = (name) => `#/${[...this.documents.section, name.replaceAll('~', '~0').replaceAll('/', '~1')].join('/')}`;
    const own = JSON.stringify(tokens);
    if (mapping.length) {
      const reference = (target) => (Object.hasOwn(components, target) ? `#/components/schemas/${target}` : target);
      return mapping.map(([value, target]) => [value, reference(target)]).filter(([, target]) => this.documents.find(target, file));
    }
    const names = (arm) => typeof arm?.$ref === 'string' && JSON.stringify(this.documents.find(arm.$ref, file)?.tokens) === own;
    const inherits = ([, schema]) => Array.isArray(schema?.allOf) && schema.allOf.some(names);
    return Object.entries(components).filter(inherits).map(([name, schema]) => [schema['x-ms-discriminator-value'] ?? name, pointer(name)]);
  }

  // What a base with a discriminator stands for: one of its children, by the discriminator's value.
  anyChild(base, children) {
    const property = base.discriminator.propertyName;
    const arm = ([value, reference]) => ({ allOf: [{ $ref: reference, 'x-parent': true }, { properties: { [property]: { enum: [value] } }, required: [property] }] });
    return { oneOf: children.map(arm) };
  }

  // Takes out the properties that this view does not have.
  hide(schema, file) {
    if (!schema.properties || typeof schema.properties !== 'object') return;
    for (const [key, property] of Object.entries(schema.properties)) {
      if (this.isHidden(property, file)) {
        delete schema.properties[key];
        if (Array.isArray(schema.required)) schema.required = schema.required.filter((required) => required !== key);
      }
    }
  }

  isHidden(property, file, hops = 0) {
    if (!property || typeof property !== 'object' || hops > 8) return false;
    if (property[this.hidden] === true) return true;
    const next = typeof property.$ref === 'string' ? property.$ref : undefined;
    if (next !== undefined) {
      const found = this.documents.find(next, file);
      return found && this.isHidden(found.node, found.file, hops + 1);
    }
    return property.allOf?.length === 1 && this.isHidden(property.allOf[0], file, hops + 1);
  }

  // A discriminator says which value belongs to which arm; JSON Schema can say it too.
  discriminate(schema, file) {
    const property = schema.discriminator?.propertyName;
    const keyword = ['oneOf', 'anyOf'].find((keyword) => Array.isArray(schema[keyword]));
    if (typeof property !== 'string' || !keyword) return;
    const mapping = Object.entries(schema.discriminator.mapping ?? {}).filter(([, target]) => typeof target === 'string');
    schema[keyword] = schema[keyword].map((arm) => {
      if (typeof arm?.$ref !== 'string') return arm;
      const key = (reference) => JSON.stringify(this.documents.find(reference, file)?.tokens);
      const name = arm.$ref.split('/').pop();
      const meant = ([, target]) => target === name || (target.includes('/') && key(target) === key(arm.$ref));
      const values = mapping.filter(meant).map(([value]) => value);
      const tag = { enum: values.length ? values : [decodeURIComponent(name)] };
      return { allOf: [arm, { properties: { [property]: tag }, required: [property] }] };
    });
    delete schema.discriminator;
  }
}

// What 2.0 writes otherwise than 3.0, in one schema.
function fromSwagger(schema) {
  if (schema['x-nullable'] === true || schema['x-isnullable'] === true) schema.nullable = true;
  if (typeof schema.discriminator === 'string') schema.discriminator = { propertyName: schema.discriminator };
  if (schema.type === 'file') Object.assign(schema, { type: 'string', format: 'binary' });
  // A tuple, which is a list of any values here.
  if (Array.isArray(schema.items)) schema.items = {};
  const required = Object.entries(schema.properties ?? {}).filter(([, property]) => property?.required === true);
  if (required.length) schema.required = [...new Set([...(schema.required ?? []), ...required.map(([name]) => name)])];
  const uses = schema['x-ms-mutability'];
  if (Array.isArray(uses)) Object.assign(schema, { readOnly: uses.join() === 'read', writeOnly: uses.length > 0 && !uses.includes('read') });
  return schema;
}

// Marks the references to the schemas that this one inherits from.
function inherit(schema) {
  if (!Array.isArray(schema.allOf)) return;
  for (const arm of schema.allOf) if (typeof arm?.$ref === 'string') arm['x-parent'] = true;
}

function walk(schema, before, after) {
  if (typeof schema === 'boolean' || !schema || typeof schema !== 'object') return schema;
  schema = before(schema);
  const each = (value) => walk(value, before, after);
  for (const key of ONE) if (key in schema) schema[key] = each(schema[key]);
  for (const key of LISTS) if (Array.isArray(schema[key])) schema[key] = schema[key].map(each);
  for (const key of MAPS) {
    for (const [name, value] of Object.entries(schema[key] ?? {})) schema[key][name] = each(value);
  }
  return after(schema);
}

// What is left between OpenAPI's spelling and JSON Schema 2020-12, in what either way of conversion gives.
function after(schema) {
  for (const [exclusive, bound] of [['exclusiveMinimum', 'minimum'], ['exclusiveMaximum', 'maximum']]) {
    if (schema[exclusive] === true && schema[bound] !== undefined) {
      schema[exclusive] = schema[bound];
      delete schema[bound];
    } else if (typeof schema[exclusive] === 'boolean') {
      delete schema[exclusive];
    }
  }
  if (/^uint/.test(schema.format) && schema.minimum === undefined) schema.minimum = 0;
  // The range of a float says nothing, and the generator computes with it.
  if (Math.abs(schema.minimum) > 1e38) delete schema.minimum;
  if (Math.abs(schema.maximum) > 1e38) delete schema.maximum;
  schema.format = meantFormat(schema.format);
  if (schema.format === 'byte') delete schema.pattern;
  if (schema.contentEncoding === 'base64') schema.format = 'byte';
  if (schema.contentEncoding === 'base64url') schema.format = 'base64url';
  schema.required = schema['x-required'];
  if (schema.required === undefined) delete schema.required;
  for (const key of Object.keys(schema)) if (!KEYWORDS.has(key)) delete schema[key];
  return schema;
}
