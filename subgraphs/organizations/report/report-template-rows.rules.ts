import { referenceId } from '../../kit/ids.js';

/** The content of report-templates.json; a figure is code, name, unit, kind and clause. */
interface TemplateFacts {
  code: string;
  nameVi: string;
  source: string;
  figures: string[][];
}

/** Rows of templates and figures with the ids they have in every installation; a COMPUTED figure is named by its measure. */
export function toTemplateRows(templates: readonly TemplateFacts[]) {
  return {
    templates: templates.map(({ code, nameVi, source }) => ({
      ...{ id: referenceId('report-template', code), code, name_vi: nameVi, source },
    })),
    figures: templates.flatMap(({ code: template, figures }) =>
      figures.map(([code = '', nameVi, unit, kind, source], i) => ({
        ...{
          id: referenceId('report-figure', template, code),
          template_id: referenceId('report-template', template),
        },
        ...{ code, position: i + 1, name_vi: nameVi, unit, kind, source },
        measure: kind === 'COMPUTED' ? code : null,
      })),
    ),
  };
}
