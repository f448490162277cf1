// SPDX-License-Identifier: Apache-2.0
// The places of the body map (specification, journal section 1.1). The front is not on the picture of the back: these
// places are picked from the list, and two of them open a safety question.
export interface Site {
  place: Place;
  side: Side;
}
export type Side = 'left' | 'right' | 'both';

export const places = [
  'between_blades',
  'below_blades',
  'neck_shoulder_junction',
  'neck',
  'whole_upper_back',
  'shoulder_front',
  'chest_front',
  'arm',
] as const;
export type Place = (typeof places)[number];

const opens: Partial<Record<Place, string>> = { chest_front: 'chest_pain', arm: 'arm_numbness' };

// The flag questions that these places open.
export function flagsOfPlaces(sites: { place: string }[]): string[] {
  return sites.flatMap(({ place }) => opens[place as Place] ?? []);
}
