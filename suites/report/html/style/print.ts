/** The page on paper. Stands last, so that nothing takes it back. */
export const print = `
@media print {
  body { font-size: 10.5pt; }
  nav, .filters, .copy, .next, .skip { display: none; }
  .failure { break-inside: auto; box-shadow: none; }
  h2, h3, h4, figcaption { break-after: avoid; }
  tr, .values, .panel { break-inside: avoid; }
  .scroll { overflow: visible; } .diagram, .timeline, .rules { min-width: 0; } .sequence > figcaption { display: none; }
  .command code { white-space: pre-wrap; overflow-wrap: anywhere; } .rules td, .matrix th { white-space: normal !important; overflow-wrap: anywhere; }
  pre { max-height: none; white-space: pre-wrap; } .panel pre { font-size: 7pt; }
}
`;
