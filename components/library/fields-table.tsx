import { useApp } from '../app/app-context';
import { formatPageTime } from '../format/format-time';
import type { NumberedField } from './number-boxes';

export interface FieldsTableProps {
  fields: readonly NumberedField[];
  /** The number of the box that is pointed at, or null. */
  onPoint(number: number | null): void;
}

/** What was read, where, and as what the page wrote it. */
export function FieldsTable({ fields, onPoint }: FieldsTableProps) {
  const { text, word } = useApp();
  if (fields.length === 0) return <p class="fields-none">{text('fields.none')}</p>;
  return (
    <table class="fields">
      <caption class="visually-hidden">{text('fields.title')}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{text('fields.box')}</th>
          <th scope="col">{text('fields.name')}</th>
          <th scope="col">{text('fields.value')}</th>
          <th scope="col">{text('fields.source')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ field, number }) => (
          <tr key={field.name} onMouseEnter={() => onPoint(number)} onMouseLeave={() => onPoint(null)}>
            <td>{number === null ? null : <span class="box-number">{number}</span>}</td>
            <th scope="row">{word(`field.${field.name}`)}</th>
            <td>
              {field.money === undefined ? formatPageTime(field.value) : field.money.raw}
              {isAsWritten(field.raw, field.value) || field.money !== undefined ? null : (
                <small>{text('fields.raw', { raw: field.raw })}</small>
              )}
            </td>
            <td class="field-source" title={field.reason}>
              {word(`source.${field.source}`)}
              {field.label === null ? '' : text('fields.label', { label: field.label })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A time that only lost its T, or spaces at its ends, is as the page wrote it. */
function isAsWritten(raw: string, value: string): boolean {
  return raw.trim() === value || raw.trim() === formatPageTime(value);
}
