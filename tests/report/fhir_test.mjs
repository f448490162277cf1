// The FHIR document passes every validator that is installed and our own checks, and planted mistakes are caught.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';

import { checkDocument } from './fhir_check.mjs';
import { makeMonth, makePerson, run } from './person.mjs';

const require = createRequire(import.meta.url);
const load = (name) => {
  try {
    return require(name);
  } catch {
    return undefined;
  }
};
const lantana = load('fhir');
const jsonSchema = load('@asymmetrik/fhir-json-schema-validator');
const skip = (tool) => (tool ? false : 'the validator is not installed');

function makeDocument(person, ...options) {
  const file = `${person.folder}/r.fhir.json`;
  person.run('report', '--yes', '--force', '-o', file, ...options);
  return JSON.parse(person.read('r.fhir.json'));
}

// The faults that a validator finds; LOINC codes give warnings about value sets that say nothing.
const validator = lantana && new lantana.Fhir();
const checkLantana = (resource) => validator.validate(resource, { errorOnUnexpected: true }).messages
  .filter(({ severity }) => severity === 'error' || severity === 'fatal').map(({ location, message }) => `${location}: ${message}`);
const schema = jsonSchema && new jsonSchema();
const checkSchema = (resource) => (schema.validate(resource) ?? []).map((fault) => fault.message ?? JSON.stringify(fault));

test('fhir_own_checks: the document is whole, refers to itself alone, and has the tier of the program', (t) => {
  const person = makePerson(t);
  const { tier } = JSON.parse(run(person.data, ['check', '--json'], { status: 1 }));
  assert.equal(tier, 'caution');
  assert.deepEqual(checkDocument(makeDocument(person), { tier }), []);
});

test('inv_same_tier_everywhere: every tier is that of the exit status, also when a check was answered with an emergency', (t) => {
  const names = ['clear', 'caution', 'see_soon', 'urgent', 'emergency'];
  for (const [flags, rank] of [[{}, 1], [{ long_morning_stiffness: 'yes' }, 2], [{ arm_numbness: 'yes' }, 3], [{ chest_pain: 'yes' }, 4]]) {
    const events = makeMonth();
    events.push({ ...events[1], id: '01936a7e-8f00-7000-8000-0000000f0000', at: new Date(Date.now() - 1000).toISOString(), body: { flags } });
    const person = makePerson(t, events);
    const told = JSON.parse(run(person.data, ['check', '--json'], { status: rank }));
    assert.equal(told.tier, names[rank]);
    assert.deepEqual(checkDocument(makeDocument(person), { tier: told.tier }), []);
    person.run('report', '--yes', '--force', '-o', `${person.folder}/r.json`);
    assert.equal(JSON.parse(person.read('r.json')).tier.tier, told.tier);
  }
});

test('the same record has the same urls, and two people have different ones', (t) => {
  const person = makePerson(t);
  const urls = (document) => document.entry.map(({ fullUrl }) => fullUrl);
  const first = urls(makeDocument(person));
  assert.deepEqual(urls(makeDocument(person)), first);
  const events = makeMonth();
  events[0].id = '01936a7e-8f00-7000-8000-00000000abcd';
  const other = urls(makeDocument(makePerson(t, events)));
  assert.equal(other.filter((url) => first.includes(url)).length, 0);
});

test('what is left out is in no part of the document', (t) => {
  const person = makePerson(t);
  const parts = ['flags', 'conditions', 'pattern', 'response', 'function', 'measures', 'doing', 'prompts', 'medicines'];
  const text = JSON.stringify(makeDocument(person, ...parts.flatMap((part) => ['--without', part])));
  for (const word of ['Chest pain', 'Falls', 'ibuprofen', 'Cat-cow', 'shopping', '72514-3']) assert.ok(!text.includes(word), word);
  assert.deepEqual(checkDocument(JSON.parse(text)), []);
});

test('inv_exports_valid, fhir_test_all_three: npm fhir finds no fault', { skip: skip(lantana) }, (t) => {
  const document = makeDocument(makePerson(t), '--name', 'Alex Example');
  assert.deepEqual(checkLantana(document), []);
  for (const { resource } of document.entry) assert.deepEqual(checkLantana(resource), [], resource.resourceType);
});

test('fhir_test_all_three: the official JSON schema finds no fault', { skip: skip(jsonSchema) }, (t) => {
  const document = makeDocument(makePerson(t), '--name', 'Alex Example');
  for (const { resource } of document.entry) assert.deepEqual(checkSchema(resource), [], resource.resourceType);
});

// The rows of section 3.1: a mistake, and who has to see it when it is there.
const observation = (document) => document.entry.find(({ resource }) => resource.resourceType === 'Observation' && resource.valueQuantity).resource;
const patient = (document) => document.entry.find(({ resource }) => resource.resourceType === 'Patient').resource;
const mistakes = {
  'a code that the list does not have': [(d) => { observation(d).status = 'finished'; }, 'lantana', 'schema'],
  'a gender that is none': [(d) => { patient(d).gender = 'f'; }, 'lantana', 'schema'],
  'no code': [(d) => { delete observation(d).code; }, 'lantana', 'schema'],
  'an unknown property': [(d) => { observation(d).pain = 3; }, 'lantana', 'schema'],
  'a date that is none': [(d) => { observation(d).effectiveDateTime = 'yesterday'; }, 'own', 'lantana', 'schema'],
  'a text in a number': [(d) => { observation(d).valueQuantity.value = 'three'; }, 'lantana', 'schema'],
  'a timestamp that is a date': [(d) => { d.timestamp = '2026-11-26'; }, 'own'],
  'a month 13': [(d) => { patient(d).birthDate = '1990-13-01'; }, 'own', 'schema'],
  'an id with an underscore': [(d) => { observation(d).id = 'pain_now'; }, 'own', 'schema'],
  'an id of 65 characters': [(d) => { observation(d).id = 'x'.repeat(65); }, 'own', 'schema'],
  'two values': [(d) => { observation(d).valueString = 'three'; }, 'own'],
  'a value and no value': [(d) => { observation(d).dataAbsentReason = { text: 'unknown' }; }, 'own'],
  'a reference to the wrong kind': [(d) => { observation(d).subject.reference = d.entry[2].fullUrl; }, 'own'],
  'a reference that leads nowhere': [(d) => { observation(d).subject.reference = 'urn:uuid:00000000-0000-8000-8000-000000000000'; }, 'own'],
  'no Composition first': [(d) => { d.entry.reverse(); }, 'own'],
  'a fullUrl that is no urn:uuid': [(d) => { d.entry[3].fullUrl = 'http://example.org/1'; }, 'own'],
  'another tier': [(d) => { d.entry.find(({ resource }) => resource.code?.text === 'Readiness today').resource.valueCodeableConcept.coding[0].code = 'clear'; }, 'own'],
  'a diagnosis': [(d) => { d.entry[3].resource.resourceType = 'Condition'; }, 'own'],
  'a linkId that is there twice': [(d) => { d.entry.push({ fullUrl: 'urn:uuid:00000000-0000-8000-8000-000000000001', resource: {
    resourceType: 'Questionnaire', id: 'q', status: 'active', item: [{ linkId: 'a', type: 'boolean' }, { linkId: 'a', type: 'boolean' }] } }); }, 'own'],
  'a period in days written out': [(d) => { d.entry.push({ fullUrl: 'urn:uuid:00000000-0000-8000-8000-000000000002', resource: {
    resourceType: 'CarePlan', id: 'c', status: 'active', intent: 'plan', subject: { reference: d.entry[1].fullUrl },
    activity: [{ detail: { status: 'in-progress', scheduledTiming: { repeat: { periodUnit: 'day', period: 1, frequency: 1 } } } }] } }); }, 'own', 'schema'],
};
test('fhir_planted_mistakes: each is caught', (t) => {
  const good = makeDocument(makePerson(t));
  for (const [name, [plant, ...by]] of Object.entries(mistakes)) {
    const bad = structuredClone(good);
    plant(bad);
    if (by.includes('own')) assert.notDeepEqual(checkDocument(bad, { tier: 'caution' }), [], `our own checks miss ${name}`);
    if (by.includes('lantana') && lantana) {
      assert.notDeepEqual(bad.entry.flatMap(({ resource }) => checkLantana(resource)), [], `npm fhir misses ${name}`);
    }
    if (by.includes('schema') && jsonSchema) {
      assert.notDeepEqual(bad.entry.flatMap(({ resource }) => checkSchema(resource)), [], `the JSON schema misses ${name}`);
    }
  }
});
