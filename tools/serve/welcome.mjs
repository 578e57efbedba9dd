const ACCOUNTS = [
  ['focal.mli', 'focal point of Mali · point focal du Mali'],
  ['focal.mar', 'focal point of Morocco · point focal du Maroc'],
  ['focal.ner', 'focal point of Niger · point focal du Niger'],
  ['expert.ner', 'contributor, Niger · experte, Niger'],
  ['coordinator', 'coordinator, UNODC · coordination, ONUDC'],
  ['donor', 'donor, European Union · bailleur, Union européenne'],
  ['observer', 'observer · observation'],
  ['admin', 'administrator · administration'],
];

/**
 * What the terminal shows when all is up.
 * @param {{ address: string, dataDirectory: string, demoPassword?: string }} portal
 */
export function welcome({ address, dataDirectory, demoPassword }) {
  const accounts = demoPassword
    ? [
        '',
        '  Demonstration accounts · Comptes de démonstration',
        ...ACCOUNTS.map(([name, who]) => `    ${`${name}@suivi.example`.padEnd(28)}${who}`),
        '',
        `  Password of all · Mot de passe de tous :  ${demoPassword}`,
      ]
    : [];
  const lines = ['', '  Suivi is ready · Suivi est prêt', '', `    ${address}`, ...accounts, '', `  Data · Données : ${dataDirectory}`, '  Ctrl-C stops everything · Ctrl-C arrête tout', ''];
  return lines.join('\n');
}
