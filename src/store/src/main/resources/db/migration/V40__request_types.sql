-- The catalogue of what can be asked for. Each type has an intake form of its own in forms/.
insert into desk.request_type (type, title, description, form_id, position) values
  ('email-campaign', 'E-mail campaign', 'A mailing to customers or prospects: from the segment to the sent mail and its numbers.', 'intakeEmailCampaign', 10),
  ('social-campaign', 'Social media campaign', 'Posts on our social networks over some days or weeks, with someone who answers comments.', 'intakeSocialCampaign', 20),
  ('paid-ads', 'Paid ads', 'Search, social or display ads with a budget, a daily limit and a goal for the bids.', 'intakePaidAds', 30),
  ('landing-page', 'Landing page', 'A page for one purpose: sign up, download, buy or read. Published under its own address.', 'intakeLandingPage', 40),
  ('event', 'Event or webinar', 'An event in one place, online or both: invitation, registration, speakers and what comes after.', 'intakeEvent', 50),
  ('creative-asset', 'Creative asset', 'A banner, video, brochure, presentation, photo or illustration for a use that you describe.', 'intakeCreativeAsset', 60),
  ('press-release', 'Press release', 'News for the media, with a spokesperson, quotes that were released, and an embargo if needed.', 'intakePressRelease', 70),
  ('audience-list', 'Audience list', 'A list or segment of people for a campaign, with its source, legal basis and date of deletion.', 'intakeAudienceList', 80),
  ('go-to-market', 'Go-to-market launch', 'A product or a market goes live: positioning, goals, material for sales, channels and milestones.', 'intakeGoToMarket', 90),
  ('other', 'Something else', 'Anything that none of the other forms fits: say what you need, and the desk finds the way.', 'intakeOther', 100);
