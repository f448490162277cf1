// SPDX-License-Identifier: Apache-2.0
// A length of time in short words: "1 min 25 s", "45 s", "2 h 5 min". The units come from the catalogue.
export interface Units {
  hours: string;
  minutes: string;
  seconds: string;
}

function part(count: number, unit: string): string[] {
  return count > 0 ? [unit.replace('{n}', String(count))] : [];
}

export function sayDuration(seconds: number, units: Units): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const parts = [...part(hours, units.hours), ...part(minutes, units.minutes), ...part(rest, units.seconds)];
  return parts.length > 0 ? parts.join(' ') : units.seconds.replace('{n}', '0');
}
