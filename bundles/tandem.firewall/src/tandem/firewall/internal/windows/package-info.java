// SPDX-License-Identifier: EPL-2.0
/**
 * The Windows firewall, read from the JSON that {@code powershell/Export-FirewallRules.ps1} writes: an object with
 * {@code profiles}, {@code connections}, {@code addresses}, {@code rules}, the arrays of filters joined to rules by {@code InstanceID}
 * and {@code ipsecRules}, each with the members that the cmdlets of the module NetSecurity have. A filter's members may stand in the rule
 * itself. Enumerations may be words or their numbers. What is missing is unknown; a rule's member that is missing restricts nothing.
 * <p>
 * Precedence: what comes from the computer itself is never filtered; a profile that is off, or does not guard the interface, lets all in; a
 * profile without inbound rules lets nothing in; otherwise rules that override blocking, then blocking rules, then allowing rules, then the
 * profile's default.
 */
package tandem.firewall.internal.windows;
