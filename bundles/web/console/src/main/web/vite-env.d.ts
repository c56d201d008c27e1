declare module "*.json?messages" {
  const texts: Record<string, string | ((parameters: Record<string, string | number>) => string)>;
  export default texts;
}
