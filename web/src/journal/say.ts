// SPDX-License-Identifier: Apache-2.0
// What was recorded, in short words for the timeline.
import { fill, say, words } from '../text/catalogue';
import type { DailyEntry, ExerciseDone, SessionDone } from './record';

const text = words.journal;
const outOfTen = ['sleep_quality', 'stress_level', 'activity_level', 'head_turn_ease', 'high_shelf_reach'] as const;

// "Pain 4 of 10 · average 5 of 10"
export function sayPain(entry: DailyEntry): string {
  const fields = ['pain_now', 'pain_average', 'pain_worst'] as const;
  return fields
    .filter((field) => entry[field] !== undefined)
    .map((field) => fill(text.ofTen, { label: text.short[field], n: entry[field]! }))
    .join(' · ');
}

export function saySites(entry: DailyEntry): string {
  return (entry.pain_site ?? [])
    .map((site) => {
      const place = words.check.bodyPlaces[site.place];
      return site.side ? `${place} (${text.sides[site.side]})` : place;
    })
    .join(', ');
}

export function sayDetails(entry: DailyEntry): string[] {
  const lines: string[] = [];
  const add = (label: string, value: string | undefined) => {
    if (value) lines.push(fill(text.plain, { label, value }));
  };
  if (entry.stiffness_minutes !== undefined) {
    lines.push(fill(text.minutesOf, { label: text.short.stiffness_minutes, n: entry.stiffness_minutes }));
  }
  for (const field of outOfTen) {
    const value = entry[field];
    if (value !== undefined) lines.push(fill(text.ofTen, { label: text.short[field], n: value }));
  }
  add(text.short.sleep_position, text.positions[entry.sleep_position ?? '']);
  add(text.short.pattern_seen, text.patterns[entry.pattern_seen ?? '']);
  if (entry.woke_refreshed !== undefined) add(text.short.woke_refreshed, entry.woke_refreshed ? text.yes : text.no);
  add(text.short.medicines_text, entry.medicines_text);
  return lines;
}

export function saySessionPain({ pain_before: before, pain_peak: peak }: SessionDone): string {
  if (before !== undefined && peak !== undefined) return fill(text.painOf, { before, peak });
  if (before !== undefined) return fill(text.painBefore, { before });
  return peak === undefined ? '' : fill(text.painPeak, { peak });
}

export function sayResponse(done: ExerciseDone): string {
  const name = say(`exercise.${done.exercise}.name`);
  const felt = done.skipped ? text.skipped : text.responses[done.response ?? ''];
  return felt ? fill(text.plain, { label: name, value: felt }) : name;
}

export function sayMeasure(measure: string): string {
  return text.measures[measure] ?? (text.fields as Record<string, string>)[measure] ?? text.measure;
}
