/** An action as a line of a notification, from SQL expressions; of a commitment it is `commitmentLineJson`. */
export function actionLineJson({ reference, title, state, id }: Record<'reference' | 'title' | 'state' | 'id', string>): string {
  return `jsonb_build_object('reference', ${reference}, 'title', ${title}, 'stateCode', ${state}, 'alpha2', NULL, 'link', '/actions/' || ${id})`;
}
