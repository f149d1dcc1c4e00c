// SPDX-License-Identifier: EPL-2.0
package tandem.identity;

/**
 * What an authority says of a technician.
 *
 * @param name cleaned; never empty
 * @param organisation cleaned; may be empty
 * @param by the authority's own name, cleaned; never empty
 */
public record Vouched(String name, String organisation, String by) {
}
