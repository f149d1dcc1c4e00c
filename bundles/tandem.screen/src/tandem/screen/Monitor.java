// SPDX-License-Identifier: EPL-2.0
package tandem.screen;

/**
 * One monitor of the shared screen.
 *
 * @param name the platform's name for it, for example {@code DP-1}; unique within a {@link Layout}, at most 64 characters
 * @param area where it lies on the virtual screen
 * @param primary whether the platform calls it the primary one
 */
public record Monitor(String name, Area area, boolean primary) {
}
