/** Of the demonstration nothing is left to be told, so that a suite tells only what it is about; each a statement of its own. */
export const QUIET = [
  `UPDATE updates SET ready_for_clearance = false`,
  `UPDATE reviews SET reviewed_at = reviewed_at - interval '90 days'`,
  `UPDATE commitments SET due_on = NULL`,
  `ALTER TABLE action_parts DISABLE TRIGGER USER`,
  `UPDATE action_parts SET phase = 'cancelled'`,
  `ALTER TABLE action_parts ENABLE TRIGGER USER`,
];
