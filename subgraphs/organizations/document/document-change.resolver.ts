import type { EntityManager } from '@mikro-orm/postgresql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../kit/access.js';
import { type Changeable, changeRecord } from '../../kit/change.js';
import { type Day, today } from '../../kit/clock.js';
import type { GraphContext } from '../../kit/context.js';
import { requirePastDay } from '../../kit/days.js';
import { Refusal, refuseInput } from '../../kit/errors.js';
import { newId, requireId } from '../../kit/ids.js';
import { requireText } from '../../kit/text.js';
import { assertWithinReach } from '../../kit/viewer.js';
import { requireExistingBody } from '../authority/authority-body.rules.js';
import { requireBody, scopeOfBody } from '../authority/authority-reach.view.js';
import { DocumentClause } from './document-clause.js';
import {
  readDocumentNumber,
  requireDocumentNumber,
  requireFreeNumber,
  yearOf,
} from './document-number.rules.js';
import { DocumentRecipient } from './document-recipient.js';
import { NumberDocumentInput, RegisterDocumentInput, RepealDocumentInput } from './document.inputs.js';
import {
  requireClauses,
  requireNumberAndDay,
  requireRecipients,
  requireRepealable,
  requireUnclassified,
} from './document.rules.js';
import { Document } from './document.js';

const DOCUMENT: Changeable<Document> = {
  entity: Document,
  scopeOf: (em, { issuerId }) => scopeOfBody(em, issuerId),
};

const UNNUMBERED = { number: null, numberYear: null, symbol: null, issuedOn: null };

type Numbered = Pick<Document, 'issuerId' | 'type'>;

/** The columns of a number that is still free (R15). */
async function toNumber(
  em: EntityManager,
  { issuerId, type }: Numbered,
  told: { number: string; issuedOn: Day },
) {
  const issuedOn = requirePastDay(told.issuedOn, today(), 'input.issuedOn');
  const { number, symbol } = readDocumentNumber(told.number, type, 'input.number');
  const key = { issuerId, type, number, numberYear: yearOf(issuedOn) };
  const same = await em.find(Document, key);
  requireFreeNumber(
    key,
    same.map(({ numberYear, ...other }) => ({ ...key, ...other, numberYear: numberYear!, number })),
  );
  return { number, numberYear: key.numberYear, symbol, issuedOn };
}

function requireCounts({ clauses, recipients, legalBasis }: RegisterDocumentInput): void {
  const limits = [
    ['input.clauses', clauses.length, 0, 100],
    ['input.recipients', recipients.length, 1, 50],
    ['input.legalBasis', legalBasis.length, 0, 30],
  ] as const;
  for (const [path, count, min, max] of limits)
    if (count < min || count > max) refuseInput(path, `has ${count} entries; ${min} to ${max} are allowed`);
}

const toClause = (clause: RegisterDocumentInput['clauses'][number], i: number) => ({
  code: clause.code,
  position: i + 1,
  titleVi: requireText(clause.titleVi, `input.clauses[${i}].titleVi`, 300),
  duty: requireText(clause.duty, `input.clauses[${i}].duty`, 300),
  recurrence: clause.recurrence ?? null,
  dueDay: clause.dueDay ?? null,
  bearerKinds: [...new Set(clause.bearerKinds)],
});

async function toRecipient(em: EntityManager, line: RegisterDocumentInput['recipients'][number], i: number) {
  const path = `input.recipients[${i}]`;
  return {
    position: i + 1,
    role: line.role,
    labelVi: requireText(line.labelVi, `${path}.labelVi`, 200),
    bodyId: line.bodyId == null ? null : (await requireBody(em, line.bodyId, `${path}.bodyId`)).id,
    group: line.group ?? null,
    archiveCode: line.archiveCode ?? null,
  };
}

async function requireImplemented(em: EntityManager, documentId: string | null | undefined) {
  if (documentId == null) return null;
  const id = requireId(documentId, 'input.implementsId');
  if (await em.findOne(Document, { id })) return id;
  throw new Refusal('NOT_FOUND', `No document has the id ${id}.`, { path: 'input.implementsId' });
}

@Resolver(() => Document)
export class DocumentChangeResolver {
  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Document, {
    description:
      'Registers an unclassified document with its clauses and recipients, for an issuer in reach (R15, R19).',
  })
  registerDocument(
    @Arg('input', () => RegisterDocumentInput, { description: 'The document.' }) input: RegisterDocumentInput,
    @Ctx() context: GraphContext,
  ): Promise<Document> {
    requireUnclassified(input.secrecy);
    requireNumberAndDay(input.type, input);
    requireCounts(input);
    const clauses = input.clauses.map(toClause);
    requireClauses(clauses);
    requireRecipients(input.recipients);
    const { type, number, issuedOn } = input;
    const facts = {
      subject: requireText(input.subject, 'input.subject', 500),
      legalBasis: input.legalBasis.map((text, i) => requireText(text, `input.legalBasis[${i}]`, 60)),
      signerCapacity: input.signerCapacity ?? null,
    };
    return context.write(async (em) => {
      const issuer = await requireBody(em, input.issuerId, 'input.issuerId');
      assertWithinReach(context.viewer, await scopeOfBody(em, issuer.id));
      if (issuedOn != null) requireExistingBody(issuer, issuedOn, 'input.issuerId');
      const own = { issuerId: issuer.id, type };
      const document = em.create(Document, {
        ...{ id: newId(), ...own, ...facts, validTo: null, repealedBy: null, version: 1 },
        ...(number != null && issuedOn != null ? await toNumber(em, own, { number, issuedOn }) : UNNUMBERED),
        implementsId: await requireImplemented(em, input.implementsId),
      });
      for (const clause of clauses)
        em.create(DocumentClause, { id: newId(), documentId: document.id, ...clause });
      for (const [i, line] of input.recipients.entries())
        em.create(DocumentRecipient, {
          id: newId(),
          documentId: document.id,
          ...(await toRecipient(em, line, i)),
        });
      return document;
    });
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Document, {
    description: 'Gives a document that was registered without number its number and day of issue (R15).',
  })
  numberDocument(
    @Arg('input', () => NumberDocumentInput, { description: 'Number and day.' }) input: NumberDocumentInput,
    @Ctx() context: GraphContext,
  ): Promise<Document> {
    return changeRecord(context, DOCUMENT, {
      ...input,
      change: async (document, em) => {
        if (document.number !== null)
          throw new Refusal('STATE_NOT_ALLOWED', 'The document has its number; a number is given once.');
        requireExistingBody(
          await requireBody(em, document.issuerId, 'input.id'),
          input.issuedOn,
          'input.issuedOn',
        );
        Object.assign(document, await toNumber(em, document, input));
      },
    });
  }

  @Access('PROVINCE_OFFICER', 'COMMUNE_OFFICER')
  @Mutation(() => Document, { description: 'Puts a document out of force; its tasks and history stay.' })
  repealDocument(
    @Arg('input', () => RepealDocumentInput, { description: 'The end.' }) input: RepealDocumentInput,
    @Ctx() context: GraphContext,
  ): Promise<Document> {
    const validTo = requirePastDay(input.validTo, today(), 'input.validTo');
    const repealedBy = requireDocumentNumber(input.document, 'input.document');
    return changeRecord(context, DOCUMENT, {
      ...input,
      change: (document) => {
        requireRepealable(document, validTo);
        Object.assign(document, { validTo, repealedBy });
      },
    });
  }
}
