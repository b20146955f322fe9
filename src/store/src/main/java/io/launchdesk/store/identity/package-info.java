/** People, their roles, groups and skills, and what they may see and do. */
package io.launchdesk.store.identity;
