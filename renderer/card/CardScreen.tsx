/** One card as the paper form (UX 5). */
export default function CardScreen({ id }: { readonly id: string }) {
  return <article data-card={id} />;
}
