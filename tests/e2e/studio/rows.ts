/** Rows whose figures were reckoned by hand; they stand beside the rows. */

export type Row = Record<string, string | number | string[]>;

let number = 0;

function row(kind: string, more: Row): Row {
  number += 1;
  const day = String((number % 20) + 1).padStart(2, '0');
  return { id: `row-${number}`, kind, time: `2026-03-${day}T12:00:00Z`, locale: 'en', device: number % 2 ? 'touch' : 'mouse', page: number % 2 ? '/odd' : '/even', ...more };
}

function ratings(metric: string, scale: number, values: number[]): Row[] {
  return values.map((value) => row('rating', { submission_id: `${metric}-${number}`, survey_id: metric === 'thumb' ? '' : 'help', question_id: metric, metric, scale, value }));
}

function times<T>(count: number, value: T): T[] {
  return Array.from({ length: count }, () => value);
}

const ends = [...times(4, 'confirmed'), ...times(3, 'assumed'), ...times(2, 'escalated'), 'open'];

/** What the page has to say of `hand()`. */
export const EXPECTED = {
  // Eight of twelve answered 4 or 5. Wilson: centre (8 + 1.9208) / (12 + 3.8416), half width 0.2353.
  CSAT: '67 % (39–86 %, n = 12)',
  // 50 % promoters less 20 % detractors; adjusted Wald with 13 answers.
  NPS: '+30 (−19 to +65, n = 10)',
  // 48 / 10; t(9) = 2.262 times the standard deviation 1.989 by the root of 10.
  CES: '4.8 (3.4 to 6.2, n = 10)',
  'Thumbs up': 'too few to say: n = 7',
  'Contained, confirmed': '40 % (17–69 %, n = 10)',
  'Contained, assumed': '30 % (11–60 %, n = 10)',
  Escalated: '20 % (6–51 %, n = 10)',
  // Five of twenty questions.
  'No match': '25 % (11–47 %, n = 20)',
};

/** 39 ratings and 10 conversations. */
export function hand(): Row[] {
  number = 0;
  return [
    ...ratings('csat', 5, [5, 5, 5, 5, 5, 4, 4, 4, 3, 3, 2, 1]),
    ...ratings('nps', 11, [10, 10, 9, 9, 9, 8, 7, 7, 6, 0]),
    ...ratings('ces', 7, [7, 7, 6, 6, 5, 5, 5, 4, 2, 1]),
    ...ratings('thumb', 2, [2, 2, 2, 2, 2, 1, 1]),
    ...ends.map((resolution, at) => row('conversation', { conversation_id: `talk-${number}`, questions: 2, answered: at < 5 ? 2 : 1, not_sure: at < 5 ? 0 : 1, resolution, unanswered: at < 5 ? [] : ['Do you ship to Norway?'] })),
  ];
}

export function ndjson(rows: Row[]): string {
  return rows.map((each) => `${JSON.stringify(each)}\n`).join('');
}

const COLUMNS = ['id', 'kind', 'time', 'locale', 'device', 'page', 'submission_id', 'survey_id', 'question_id', 'metric', 'scale', 'value', 'conversation_id', 'questions', 'answered', 'not_sure', 'resolution', 'unanswered', 'comment'];

export function csv(rows: Row[]): string {
  const cell = (value: Row[string] | undefined) => `"${String(value ?? '').replaceAll('"', '""')}"`;
  return [COLUMNS.join(','), ...rows.map((each) => COLUMNS.map((column) => cell(each[column])).join(','))].join('\r\n');
}
