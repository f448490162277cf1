// What no free validator of FHIR sees (interop, section 3.2): one fault a line, with its place.
// SPDX-License-Identifier: Apache-2.0
const subjects = { subject: ['Patient'], author: ['Patient', 'Device', 'Practitioner'], performer: ['Patient'],
  hasMember: ['Observation', 'QuestionnaireResponse'], entry: undefined };
const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const dateTime = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
const forbidden = ['Condition', 'RiskAssessment'];

function walk(value, visit, path = '', key = '') {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) visit(value, path, key);
  for (const [name, inner] of Object.entries(value)) walk(inner, visit, `${path}.${name}`, Array.isArray(value) ? key : name);
}

export function checkDocument(bundle, { tier } = {}) {
  const faults = [];
  const say = (path, fault) => faults.push(`${path}: ${fault}`);
  if (bundle.type !== 'document') say('type', 'is no document');
  if (!instant.test(bundle.timestamp ?? '')) say('timestamp', 'is no instant');
  const entries = bundle.entry ?? [];
  if (entries[0]?.resource?.resourceType !== 'Composition') say('entry.0', 'the Composition is not first');
  const known = new Map(entries.map((entry) => [entry.fullUrl, entry.resource?.resourceType]));
  if (known.size !== entries.length) say('entry', 'a fullUrl is there twice');
  entries.forEach(({ fullUrl, resource }, n) => {
    if (!urn.test(fullUrl ?? '')) say(`entry.${n}.fullUrl`, 'is no urn:uuid');
    if (!/^[A-Za-z0-9.-]{1,64}$/.test(resource?.id ?? '')) say(`entry.${n}.id`, 'is no id');
    if (forbidden.includes(resource?.resourceType)) say(`entry.${n}`, `is a ${resource.resourceType}`);
  });
  walk(entries, (object, path, key) => {
    const values = Object.keys(object).filter((name) => /^value[A-Z]/.test(name));
    if (values.length > 1) say(path, 'two values');
    if (object.dataAbsentReason && values.length) say(path, 'a value and the reason why there is none');
    if (typeof object.reference === 'string') {
      const type = known.get(object.reference);
      const allowed = subjects[key];
      if (type === undefined) say(path, 'leads nowhere');
      else if (allowed && !allowed.includes(type)) say(path, `must not lead to a ${type}`);
    }
    for (const name of ['effectiveDateTime', 'start', 'end', 'date', 'birthDate']) {
      if (typeof object[name] === 'string' && !dateTime.test(object[name])) say(`${path}.${name}`, 'is no date');
    }
    if (object.periodUnit && !['s', 'min', 'h', 'd', 'wk', 'mo', 'a'].includes(object.periodUnit)) say(path, 'unit of a period');
    if (object.linkId && Array.isArray(object.item) && new Set(object.item.map(({ linkId }) => linkId)).size !== object.item.length) {
      say(path, 'a linkId is there twice');
    }
  });
  walk(entries, (object, path) => {
    if (!Array.isArray(object.item)) return;
    const ids = object.item.map(({ linkId }) => linkId);
    if (new Set(ids).size !== ids.length) say(path, 'a linkId is there twice');
  });
  if (tier !== undefined) {
    const told = entries.filter(({ resource }) => resource?.code?.coding?.some(({ code }) => code === 'tier'))
      .map(({ resource }) => resource.valueCodeableConcept?.coding?.[0]?.code);
    if (told.length !== 1 || told[0] !== tier) say('tier', `is ${told} and not ${tier}`);
  }
  return faults;
}
