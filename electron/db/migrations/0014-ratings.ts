/**
 * Ratings of recipients: versions of the formula, places that were settled for a period, marks of appeal with a reason. The first version is
 * the one of domain.md §8; it holds for every period before the second.
 */

const base = `
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at TEXT`

const first = JSON.stringify({
  weights: { number: 0, terms: 40, fullness: 30, satisfaction: 15, repeats: 15 },
  normals: { terms: 'asIs', fullness: 'asIs', satisfaction: 'asIs', repeats: 'asIs' },
  minimum: 2,
  missing: 'shared',
  afterTie: 'skip',
  digits: 1,
})
const reason = 'Начальная формула, актом не установлена; орган может задать свою'

export const sql = `
CREATE TABLE rating_formulas (${base},
  formula_number INTEGER NOT NULL,
  since TEXT NOT NULL,
  content TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rating_formulas_number ON rating_formulas (formula_number);
CREATE TABLE ratings (${base},
  scope TEXT NOT NULL CHECK (scope IN ('all', 'pos', 'im', 'attention')),
  period_kind TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  formula_id INTEGER NOT NULL REFERENCES rating_formulas (id),
  settled_at TEXT NOT NULL,
  places TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX ratings_period ON ratings (scope, period_from, period_to) WHERE deleted_at IS NULL;
CREATE TABLE rating_appeals (${base},
  rating_id INTEGER NOT NULL REFERENCES ratings (id),
  recipient_id INTEGER NOT NULL REFERENCES recipients (id),
  made_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'upheld', 'rejected')),
  decided_on TEXT,
  decision TEXT NOT NULL
) STRICT;
CREATE INDEX rating_appeals_rating ON rating_appeals (rating_id);
CREATE TRIGGER rating_formulas_frozen BEFORE UPDATE OF formula_number, since, content ON rating_formulas
WHEN EXISTS (SELECT 1 FROM ratings r WHERE r.formula_id = old.id)
BEGIN SELECT RAISE(ABORT, 'a rating formula in use never changes'); END;
CREATE TRIGGER ratings_frozen BEFORE UPDATE OF scope, period_kind, period_from, period_to, formula_id, settled_at, places ON ratings
BEGIN SELECT RAISE(ABORT, 'settled places never change'); END;
INSERT INTO rating_formulas (formula_number, since, content, reason) VALUES (1, '2000-01-01', '${first}', '${reason}');
`
