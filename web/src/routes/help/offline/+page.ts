/** The help page as a file, for a proxy to show when no process of ours answers. */
export const prerender = true
