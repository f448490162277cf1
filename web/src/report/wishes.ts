// SPDX-License-Identifier: Apache-2.0
// What a person wants in the report; the same for every form of it.
import type { ReportInput } from '../core/door';

export type Wishes = Omit<ReportInput, 'events'>;
export type Part = NonNullable<ReportInput['without']>[number];
