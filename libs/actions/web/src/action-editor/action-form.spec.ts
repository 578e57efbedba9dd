import { TEMPLATES } from '@suivi/actions/domain';
import { original } from '@suivi/shared/domain';
import { allIssues, begunWith, emptyAction, issuesAt, stepOf, stepsFor, withStates } from './action-form.ts';

const empty = emptyAction('fr', 'NER', []);
const written = { ...empty, plan: { ...empty.plan, title: original('fr', 'Ouvrir un guichet'), text: original('fr', 'À Agadez.'), dueOn: '2027-05-01' } };

describe('the form of an action', () => {
  it('asks one question at a time and says only what is at fault there', () => {
    expect(issuesAt('template', empty)).toEqual([]);
    expect(issuesAt('what', empty).map(({ path }) => path.split('.').slice(0, 2).join('.'))).toEqual(['plan.title', 'plan.text']);
    expect(issuesAt('when', empty)).toEqual([{ path: 'plan.dueOn', code: 'date.malformed' }]);
    expect(allIssues(written)).toEqual([]);
  });

  it('leads from any issue back to its question', () => {
    expect(stepOf({ path: 'plan.title.versions.fr.text', code: 'text.empty' }, stepsFor(null))).toBe('what');
    expect(stepOf({ path: 'stateCodes', code: 'action.too_many_states' }, stepsFor(null))).toBe('who');
    expect(stepOf({ path: 'elsewhere', code: 'value.invalid' }, stepsFor({ stateCount: 1 }))).toBe('what');
  });

  it('asks of an action that is there neither for a template nor, if it is national, who takes part', () => {
    expect(stepsFor({ stateCount: 1 })).toEqual(['what', 'when', 'audience']);
    expect(stepsFor({ stateCount: 2 })).toEqual(['what', 'who', 'when', 'audience']);
  });

  it('begins with a template in the language of the person, and changes her mind without losing what she wrote', () => {
    const law = begunWith(empty, 'law', 'ar');
    expect(law.plan.title.original).toBe('ar');
    expect(law.plan.title.versions).toEqual(TEMPLATES.law.title.versions);
    expect(begunWith(law, 'training', 'fr').plan.title).toEqual(TEMPLATES.training.title);
    expect(begunWith(law, null, 'fr').plan.title).toEqual(original('fr', ''));
    expect(begunWith(written, 'law', 'fr').plan).toEqual(written.plan);
  });

  it('keeps no State in the lead that takes no part', () => {
    const led = { ...withStates(written, ['NER', 'MLI']), plan: { ...written.plan, completionRule: 'lead_part' as const, leadState: 'MLI' } };
    expect(withStates(led, ['NER', 'MLI', 'MAR']).plan.leadState).toBe('MLI');
    expect(withStates(led, ['NER', 'MAR']).plan).toMatchObject({ completionRule: 'all_parts', leadState: null });
    expect(withStates(led, ['NER']).plan).toMatchObject({ completionRule: 'all_parts', leadState: null });
  });
});
