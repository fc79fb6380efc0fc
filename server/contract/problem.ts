import { Type, type Static } from 'typebox';

/** RFC 9457 problem details: the one form of every error. Codes are listed in server/README.md. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'URI of the error kind: /problems/{code}' }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: 'Stable word for programs, e.g. parameter-invalid' }),
    detail: Type.String({ description: 'What happened, naming field and value, and what to do' }),
    /** Offending inputs. */
    errors: Type.Optional(
      Type.Array(Type.Object({ field: Type.String(), value: Type.Optional(Type.Unknown()), message: Type.String() })),
    ),
    requestId: Type.Optional(Type.String()),
  },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
