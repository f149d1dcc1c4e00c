// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import org.eclipse.osgi.util.NLS;

/** The words of the tab with a code. */
public final class Messages extends NLS {

	private static final String BUNDLE = "tandem.pairing.ui.internal.messages"; //$NON-NLS-1$

	public static String easyBusy;

	public static String easyCalling;

	public static String easyCancel;

	public static String easyCertificate;

	public static String easyConnect;

	public static String easyExplanation;

	public static String easyGone;

	public static String easyHeading;

	public static String easyMistyped;

	public static String easyNobody;

	public static String easyNobodyHere;

	public static String easyPassword;

	public static String easyPasswordName;

	public static String easyProxy;

	public static String easyRefused;

	public static String easyRelay;

	public static String easySearching;

	public static String easyUnreachable;

	public static String easyVersion;

	public static String addressAsk;
	public static String addressExample;
	public static String addressHint;
	public static String addressName;
	public static String asIn;
	public static String askingRelay;
	public static String burned;
	public static String busy;
	public static String cancel;
	public static String cancelled;
	public static String certificate;
	public static String certificateKey;
	public static String certificateKeyName;
	public static String certificateNone;
	public static String certificateRefused;
	public static String certificateStated;
	public static String certificateTake;
	public static String certificateTitle;
	public static String certificateUseless;
	public static String codeName;
	public static String copyCode;
	public static String copyLink;
	public static String copySentence;
	public static String expired;
	public static String findingRelay;
	public static String headingAsking;
	public static String headingFailed;
	public static String headingOver;
	public static String headingProving;
	public static String headingWaiting;
	public static String left;
	public static String newCode;
	public static String noAddress;
	public static String noRelay;
	public static String notTandem;
	public static String noticeBurned;
	public static String noticeExpired;
	public static String noticeLost;
	public static String otherRelay;
	public static String pageFinding;
	public static String pageFixed;
	public static String pageFree;
	public static String pageNone;
	public static String pageTrustAuthorities;
	public static String pageTrustPin;
	public static String pinName;
	public static String proving;
	public static String proxy;

	public static String proxyPassword;
	public static String readAloud;
	public static String relayBy;
	public static String sentence;
	public static String sourceDns;
	public static String sourceLast;
	public static String sourceLink;
	public static String sourcePolicy;
	public static String sourceSettings;
	public static String sourceTeam;
	public static String sourceTyped;
	public static String spelling;
	public static String standingAsking;
	public static String standingOver;
	public static String standingProving;
	public static String standingWaiting;
	public static String tellThem;
	public static String title;
	public static String token;
	public static String tryAgain;
	public static String unreachable;
	public static String useRelay;
	public static String version;
	public static String violation;

	static {
		NLS.initializeMessages(BUNDLE, Messages.class);
	}

	public static String offerBusy;

	public static String offerComputer;

	public static String offerComputerName;

	public static String offerExample;

	public static String offerExplanation;

	public static String offerFailed;

	public static String offerFingerprint;

	public static String offerFingerprintName;

	public static String offerHeading;

	public static String offerNoAddress;

	public static String offerNobody;

	public static String offerNobodyThere;

	public static String offerNotTandem;

	public static String offerOccupied;

	public static String offerOffer;

	public static String offerRefused;

	public static String offerSomebodyElse;

	public static String offerTooOften;

	public static String offerUnreachable;

	private Messages() {
	}
}
