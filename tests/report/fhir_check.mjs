// What no free validator of FHIR sees (interop, section 3.2): one fault a line, with its place.
// SPDX-License-Identifier: Apache-2.0
const subjects = { subject: ['Patient'], author: ['Patient', 'Device', 'Practitioner'], performer: ['Patient'],
  hasMember: ['Observation', 'QuestionnaireResponse'], source: ['Patient'], goal: ['Goal'], expressedBy: ['Patient'],
  contributor: ['Device', 'Patient'], entry: undefined };
const urn = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
const dateTime = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;
const forbidden = ['Condition', 'RiskAssessment'];

function walk(value, visit, path = '', key = '') {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) visit(value, path, key);
  for (const [name, inner] of Object.entries(value)) walk(inner, visit, `${path}.${name}`, Array.isArray(value) ? key : name);
}

const itemsOf = (item) => (item?.item ?? []).flatMap((each) => [each, ...itemsOf(each)]);
const answersOf = (item) => (item?.item ?? []).flatMap((each) => [each, ...answersOf(each), ...(each.answer ?? []).flatMap(answersOf)]);

function checkForm(form, say) {
  const items = itemsOf(form);
  const ids = items.map(({ linkId }) => linkId);
  if (new Set(ids).size !== ids.length) say('a linkId is there twice');
  for (const { linkId, type, item, answerOption, text } of items) {
    if (!linkId || !text) say(`${linkId}: no linkId or no text`);
    if ((type === 'group') !== Array.isArray(item)) say(`${linkId}: a group and what is inside do not fit`);
    if ((type === 'choice') !== Array.isArray(answerOption)) say(`${linkId}: choices and type do not fit`);
  }
}

function checkAnswers(response, say, entries) {
  const [url, version] = (response.questionnaire ?? '').split('|');
  const form = entries.find(({ resource }) => resource?.resourceType === 'Questionnaire' && resource.url === url && resource.version === version)?.resource;
  if (!form) return say('the questionnaire is not in the document');
  const questions = new Map(itemsOf(form).map((item) => [item.linkId, item]));
  const seen = new Set();
  for (const { linkId, answer, item } of answersOf(response)) {
    const question = questions.get(linkId);
    if (!question) say(`${linkId}: nobody asked that`);
    if (seen.has(linkId)) say(`${linkId}: answered twice`);
    seen.add(linkId);
    if (answer && item) say(`${linkId}: an answer beside items`);
    for (const given of answer ?? []) {
      const same = ({ valueCoding: one }) => one?.system === given.valueCoding?.system && one?.code === given.valueCoding?.code;
      const fits = { integer: Number.isInteger(given.valueInteger), boolean: typeof given.valueBoolean === 'boolean',
        choice: given.valueCoding !== undefined && (question?.answerOption ?? []).some(same) }[question?.type];
      if (!fits) say(`${linkId}: an answer that does not fit ${question?.type}`);
    }
  }
  return undefined;
}

const activityStates = ['not-started', 'scheduled', 'in-progress', 'on-hold', 'completed', 'cancelled', 'stopped', 'unknown', 'entered-in-error'];
function checkPlan(plan, say) {
  if (plan.intent !== 'plan') say('is no plan');
  if (!(plan.activity ?? []).length) say('plans nothing');
  for (const { detail, reference } of plan.activity ?? []) {
    if (!reference && !activityStates.includes(detail?.status)) say('an activity without its status');
    const { repeat } = detail?.scheduledTiming ?? {};
    if (repeat && (repeat.dayOfWeek ?? []).length !== repeat.frequency) say('a week with other days than told');
  }
}

// Every definition that something follows is in the document, in that version.
function checkDefinitions(resource, say, entries) {
  walk(resource, (object) => {
    for (const named of [object.instantiatesCanonical ?? [], object.definitionCanonical ?? []].flat()) {
      const [url, version] = named.split('|');
      if (!entries.some(({ resource: one }) => one?.url === url && one.version === version)) say(`${named} is not defined`);
    }
  });
}

// No promise: what is aimed at has neither a figure nor a day.
function checkGoal(goal, say) {
  if (!goal.lifecycleStatus || !goal.description?.text) say('no state or no words');
  for (const target of goal.target ?? []) {
    if (!target.measure) say('a target that measures nothing');
    if (Object.keys(target).some((key) => /^(detail|due)/.test(key))) say('a target that promises');
  }
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
  });
  entries.forEach(({ resource }, n) => {
    const check = { Questionnaire: checkForm, QuestionnaireResponse: checkAnswers, CarePlan: checkPlan, Goal: checkGoal }[resource?.resourceType];
    check?.(resource, (fault) => say(`entry.${n}`, fault), entries);
    checkDefinitions(resource, (fault) => say(`entry.${n}`, fault), entries);
  });
  if (tier !== undefined) {
    const told = entries.filter(({ resource }) => resource?.code?.coding?.some(({ code }) => code === 'tier'))
      .map(({ resource }) => resource.valueCodeableConcept?.coding?.[0]?.code);
    if (told.length !== 1 || told[0] !== tier) say('tier', `is ${told} and not ${tier}`);
  }
  return faults;
}
