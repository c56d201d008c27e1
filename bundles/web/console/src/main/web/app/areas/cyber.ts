import type { Section } from "../pages";

/** The pages of cyber security, at `/cyber/<id>`. */
export const cyber: readonly Section[] = [
  {
    id: "policy",
    title: "cyber.policy",
    texts: "cyber",
    needs: "SECURITY_POLICY",
    loader: () => import("$/pages/cyber/Policy.svelte"),
  },
  {
    id: "profiles",
    title: "cyber.profiles",
    texts: "cyber",
    needs: "PROFILES",
    loader: () => import("$/pages/cyber/Profiles.svelte"),
  },
  {
    id: "https",
    title: "cyber.https",
    texts: "cyber",
    needs: "CERTIFICATES",
    loader: () => import("$/pages/cyber/Https.svelte"),
  },
  {
    id: "authorities",
    title: "cyber.authorities",
    texts: "cyber",
    needs: "CERTIFICATES",
    loader: () => import("$/pages/cyber/Authorities.svelte"),
  },
  {
    id: "firewall",
    title: "cyber.firewall",
    texts: "cyber",
    needs: "FIREWALL",
    loader: () => import("$/pages/cyber/Firewall.svelte"),
  },
  {
    id: "audit",
    title: "cyber.audit",
    texts: "cyber",
    needs: "AUDIT_VIEW",
    loader: () => import("$/pages/cyber/Audit.svelte"),
  },
];
